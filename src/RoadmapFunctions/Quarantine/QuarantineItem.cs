using RoadmapFunctions.Sync;

namespace RoadmapFunctions.Quarantine;

/// <summary>A row that could not be admitted, kept whole with its reason until it can.</summary>
public sealed record QuarantineItem
{
    /// <summary>Made from the row's content.</summary>
    public required string Key { get; init; }

    public required RejectionReason Reason { get; init; }

    /// <summary>Where the row stood when it was found; sorting the sheet moves it.</summary>
    public required int Row { get; init; }

    public required string Column { get; init; }

    public required string Explanation { get; init; }

    public string? SuggestedOrganizationId { get; init; }

    public required IReadOnlyList<QuarantinedCell> Cells { get; init; }

    public required DateTimeOffset FoundAt { get; init; }

    /// <summary>When the row was seen to be admitted, mended or gone.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>What the storage knows this state by; a change is refused if it is no longer the last one.</summary>
    public string? Revision { get; init; }

    public bool Open => ClosedAt is null;
}

public sealed record QuarantinedCell(string Header, string Text);
