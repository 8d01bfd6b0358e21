using RoadmapFunctions.Collecting.Quarantine;

namespace RoadmapFunctions.Functions.Api;

/// <summary>A row in quarantine as the API gives it.</summary>
/// <param name="Column">Letters of the column at fault.</param>
/// <param name="Open">It waits: nobody has decided, and the sheet has not been corrected.</param>
/// <param name="Revision">To be sent back with a decision.</param>
public sealed record QuarantinedRow(
    string Key,
    int Row,
    string Column,
    RejectionReason Reason,
    string Explanation,
    string? SuggestedOrganizationId,
    DateTimeOffset FoundAt,
    DateTimeOffset? ClosedAt,
    bool Open,
    string? AssignedOrganizationId,
    string? DismissedBecause,
    string? DecidedBy,
    DateTimeOffset? DecidedAt,
    IReadOnlyList<QuarantinedCell> Cells,
    string Revision
)
{
    public static QuarantinedRow Of(QuarantineItem item) =>
        new(
            item.Key,
            item.Row,
            item.Column,
            item.Reason,
            item.Explanation,
            item.SuggestedOrganizationId,
            item.FoundAt,
            item.ClosedAt,
            item.Open,
            item.AssignedOrganizationId,
            item.DismissedBecause,
            item.DecidedBy,
            item.DecidedAt,
            item.Cells,
            RevisionMark.Of(item.Revision)
        );
}
