using RoadmapFunctions.Sheets;

namespace RoadmapFunctions.Sync;

/// <summary>A row that cannot be admitted, whole.</summary>
/// <param name="Column">Letter of the column at fault.</param>
/// <param name="Explanation">For the operator: what is wrong and what to do.</param>
/// <param name="SuggestedOrganizationId">The school that the name resembles.</param>
public sealed record RejectedRow(SheetRow Row, RejectionReason Reason, string Column, string Explanation, string? SuggestedOrganizationId = null);

public enum RejectionReason
{
    UnknownOrganization,
    OrganizationMissing,
    OrganizationsDiffer,
    TimeUnreadable,
    TimesDiffer,
    CellError,
    CellTooLong,
    CellUnsupported,
    RowTooLong,
}
