namespace RoadmapFunctions.Collecting.Quarantine;

/// <summary>A row that could not be admitted, kept whole with its reason until it can.</summary>
public sealed record QuarantineItem
{
    private const string ErasedWords = "содержание удалено по запросу";

    /// <summary>Made from the row's content.</summary>
    public required string Key { get; init; }

    public required RejectionReason Reason { get; init; }

    /// <summary>Where the row stood when it was found; sorting the sheet moves it.</summary>
    public required int Row { get; init; }

    public required string Column { get; init; }

    public required string Explanation { get; init; }

    public string? SuggestedOrganizationId { get; init; }

    public required IReadOnlyList<QuarantinedCell> Cells { get; init; }

    /// <summary>The row's own time stamp; null when it cannot be read.</summary>
    public DateTimeOffset? SubmittedAt { get; init; }

    /// <summary>Equal for rows with equal answers; null when they cannot be read.</summary>
    public string? Content { get; init; }

    public required DateTimeOffset FoundAt { get; init; }

    /// <summary>When the row was seen to be admitted, mended or gone.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>The school that the operator named for this row; the row is read as that school's from then on.</summary>
    public string? AssignedOrganizationId { get; init; }

    /// <summary>Why the operator set the row aside for good, in the operator's words. Null while nobody has.</summary>
    public string? DismissedBecause { get; init; }

    /// <summary>Who decided last, and when.</summary>
    public string? DecidedBy { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>When what the row says was erased on request; null while it is kept.</summary>
    public DateTimeOffset? ErasedAt { get; init; }

    /// <summary>What the storage knows this state by; a change is refused if it is no longer the last one.</summary>
    public string? Revision { get; init; }

    public bool Open => ClosedAt is null;

    public bool Dismissed => DismissedBecause is not null;

    public bool Decided => Dismissed || AssignedOrganizationId is not null;

    /// <summary>Naming a school mends the row; every other fault is mended in the sheet.</summary>
    public bool NeedsOrganization =>
        Reason
            is RejectionReason.UnknownOrganization
                or RejectionReason.OrganizationMissing
                or RejectionReason.OrganizationsDiffer
                or RejectionReason.ReplacesDirect;

    /// <summary>Whether the row would count once the school is named. What contests a direct answer is its own school's or
    /// nobody's.</summary>
    public bool MayBeOf(string organizationId) =>
        NeedsOrganization && (Reason is not RejectionReason.ReplacesDirect || SuggestedOrganizationId == organizationId);

    /// <summary>
    /// Without what the row says. One that waited for a decision is set aside, so that the sheet does not bring it back; so is one that
    /// had been set aside, without the words of whoever did that.
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

    /// <summary>The school has sent another answer by its personal link, and nobody has said yet which counts.</summary>
    public bool ContestsDirect => Reason is RejectionReason.ReplacesDirect && Open && !Decided;
}

public sealed record QuarantinedCell(string Header, string Text);
