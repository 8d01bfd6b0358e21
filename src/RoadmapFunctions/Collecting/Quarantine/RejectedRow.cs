using RoadmapFunctions.Collecting.Sheets;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Collecting.Quarantine;

/// <summary>A row that cannot be admitted, whole.</summary>
/// <param name="Key">Identifies the row by its content, see <c>RowKey</c>.</param>
/// <param name="SubmittedAt">Null when it cannot be read.</param>
/// <param name="OrganizationId">The school that it names; null when it names none.</param>
/// <param name="Content">Equal for rows with equal answers; null when they cannot be read.</param>
public sealed record RejectedRow(
    SheetRow Row,
    string Key,
    RowFault Fault,
    DateTimeOffset? SubmittedAt = null,
    string? OrganizationId = null,
    string? Content = null
);

/// <summary>Why a row cannot be admitted.</summary>
/// <param name="Column">Letter of the column at fault.</param>
/// <param name="Explanation">For the operator: what is wrong and what to do.</param>
/// <param name="SuggestedOrganizationId">The school that the name resembles.</param>
public sealed record RowFault(RejectionReason Reason, string Column, string Explanation, string? SuggestedOrganizationId = null)
{
    public static RowFault At(SheetRow row, int column, RejectionReason reason, string problem, string mend) =>
        new(
            reason,
            A1.Column(column),
            $"{(row.Tab is null ? "С" : $"Лист {Russian.Quoted(row.Tab)}, с")}трока "
                + $"{row.Number}, столбец {A1.Column(column)}: {problem}. Как исправить: {mend}."
        );
}

public enum RejectionReason
{
    UnknownOrganization,
    OrganizationMissing,
    OrganizationsDiffer,
    TimeUnreadable,
    TimesDiffer,
    TimeAhead,

    /// <summary>It would replace an answer that the school sent by its personal link.</summary>
    ReplacesDirect,
    CellError,
    CellTooLong,
    CellUnsupported,
    RowTooLong,
}
