namespace RoadmapFunctions.Collecting.Quarantine;

/// <summary>A row that could not be admitted, kept whole with its reason until it can.</summary>
public sealed record QuarantineItem
{
    private const string ErasedWords = "содержание удалено по запросу";

    /// <summary>Made from the row's content.</summary>
    public required string Key { get; init; }

    public required RejectionReason Reason { get; init; }

    /// <summary>Row number at the time when it was found; sorting the sheet changes it.</summary>
    public required int Row { get; init; }

    public required string Column { get; init; }

    public required string Explanation { get; init; }

    /// <summary>The school that its name resembles, or whose direct answer it would replace.</summary>
    public string? SuggestedOrganizationId { get; init; }

    /// <summary>The school that the row names, though something else of it cannot be read; null when it names none.</summary>
    public string? OrganizationId { get; init; }

    public required IReadOnlyList<QuarantinedCell> Cells { get; init; }

    /// <summary>The row's own time stamp; null when it cannot be read.</summary>
    public DateTimeOffset? SubmittedAt { get; init; }

    /// <summary>Equal for rows with equal answers; null when they cannot be read.</summary>
    public string? Content { get; init; }

    public required DateTimeOffset FoundAt { get; init; }

    /// <summary>When the row was found to be admitted, repaired or gone.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>The school that the operator named for this row; from then on the row is read as that school's.</summary>
    public string? AssignedOrganizationId { get; init; }

    /// <summary>The operator's reason for setting the row aside for good. Null while nobody has.</summary>
    public string? DismissedBecause { get; init; }

    /// <summary>Who decided last, and when.</summary>
    public string? DecidedBy { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>When the content of the row was erased on request; null while it is kept.</summary>
    public DateTimeOffset? ErasedAt { get; init; }

    /// <summary>Identifies this state in the storage; a change is refused unless it is still the latest.</summary>
    public string? Revision { get; init; }

    public bool Open => ClosedAt is null;

    public bool Dismissed => DismissedBecause is not null;

    /// <summary>
    /// The school whose answer it seems to be; null when nothing shows it. While the row waits, the school must not be called silent.
    /// </summary>
    public string? LikelyOrganizationId => AssignedOrganizationId ?? OrganizationId ?? SuggestedOrganizationId;

    public bool Decided => Dismissed || AssignedOrganizationId is not null;

    /// <summary>Naming a school repairs the row; every other fault is repaired in the sheet.</summary>
    public bool NeedsOrganization =>
        Reason
            is RejectionReason.UnknownOrganization
                or RejectionReason.OrganizationMissing
                or RejectionReason.OrganizationsDiffer
                or RejectionReason.ReplacesDirect;

    /// <summary>
    /// Whether the row would count for this school once a school is named. A row that contests a direct answer belongs to its own
    /// school or to none.
    /// </summary>
    public bool MayBeOf(string organizationId) =>
        NeedsOrganization && (Reason is not RejectionReason.ReplacesDirect || SuggestedOrganizationId == organizationId);

    /// <summary>
    /// The item without the content of its row. An item that waited for a decision is set aside, so that the sheet does not bring it back.
    /// An item that was already set aside stays so, without the reason that somebody wrote.
    /// </summary>
    public QuarantineItem Emptied(string by, DateTimeOffset at)
    {
        var emptied = this with { Cells = [], Explanation = $"Строка {Row}: {ErasedWords}.", ErasedAt = at };
        return Dismissed || (Open && !Decided)
            ? emptied with
            {
                DismissedBecause = ErasedWords,
                ClosedAt = ClosedAt ?? at,
                DecidedBy = DecidedBy ?? by,
                DecidedAt = DecidedAt ?? at,
            }
            : emptied;
    }

    /// <summary>The school has sent another answer by its personal link, and nobody has decided yet which one counts.</summary>
    public bool ContestsDirect => Reason is RejectionReason.ReplacesDirect && Open && !Decided;
}

public sealed record QuarantinedCell(string Header, string Text);
