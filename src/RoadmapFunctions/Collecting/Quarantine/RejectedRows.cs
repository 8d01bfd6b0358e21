using RoadmapFunctions.Collecting.Sheets;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Collecting.Quarantine;

/// <summary>Turns rejected rows into quarantine items.</summary>
public static class RejectedRows
{
    /// <summary>
    /// Characters (UTF-16) that are kept of a row written as JSON; an entity of Table Storage is at most 1 MiB. The text says
    /// how much was cut.
    /// </summary>
    public const int LargestRow = 400_000;

    private const int LongestHeader = 500;

    public static QuarantineItem ToItem(RejectedRow rejected, SheetRow header, DateTimeOffset foundAt) =>
        new()
        {
            Key = rejected.Key,
            Reason = rejected.Fault.Reason,
            Row = rejected.Row.Number,
            Column = rejected.Fault.Column,
            Explanation = rejected.Fault.Explanation,
            SuggestedOrganizationId = rejected.Fault.SuggestedOrganizationId,
            Cells = Cells(rejected.Row, header, rejected.Fault.Column),
            SubmittedAt = rejected.SubmittedAt,
            OrganizationId = rejected.OrganizationId,
            Content = rejected.Content,
            FoundAt = foundAt,
        };

    // The doubtful cell first: a person looks for it.
    private static List<QuarantinedCell> Cells(SheetRow row, SheetRow header, string doubtful)
    {
        var left = LargestRow;
        var cells = new List<QuarantinedCell>();
        var filled = row.Cells.Index().Where(cell => !cell.Item.IsBlank).OrderBy(cell => A1.Column(cell.Index) != doubtful);
        foreach (var (column, cell) in filled)
        {
            var text = CleanText.Of(cell.Text);
            var length = RoadmapJson.LengthOf(text);
            var fits = length <= left ? text.Length : Fitting(text, left);
            var kept =
                fits == text.Length
                    ? text
                    : $"{CleanText.Of(text[..fits])}… (ещё {Russian.Count(text.Length - fits, "знак", "знака", "знаков")})";
            left = Math.Max(left - length, 0);
            cells.Add(
                new QuarantinedCell(
                    header[column].IsBlank ? A1.Column(column) : CleanText.Shortened(header[column].Text, LongestHeader),
                    kept
                )
            );
        }

        return cells;
    }

    private static int Fitting(string text, int left)
    {
        for (var fits = 0; fits < text.Length; fits++)
        {
            left -= char.IsSurrogate(text[fits]) ? RoadmapJson.LongestSpelling : RoadmapJson.LengthOf(text[fits].ToString());
            if (left < 0)
            {
                return fits;
            }
        }

        return text.Length;
    }
}
