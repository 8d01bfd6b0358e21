using System.Security.Cryptography;
using System.Text.Json;
using RoadmapFunctions.Sheets;
using RoadmapFunctions.Sync;
using RoadmapFunctions.Text;

namespace RoadmapFunctions.Quarantine;

/// <summary>Makes quarantine items of rejected rows.</summary>
public static class RejectedRows
{
    /// <summary>Characters (UTF-16) of a row that are kept; an entity of Table Storage is at most 1 MiB. What is cut is counted in the text.</summary>
    public const int LargestRow = 400_000;

    public static QuarantineItem ToItem(RejectedRow rejected, SheetRow header, DateTimeOffset foundAt) => new()
    {
        Key = Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(rejected.Row.Cells)))[..32],
        Reason = rejected.Reason,
        Row = rejected.Row.Number,
        Column = rejected.Column,
        Explanation = rejected.Explanation,
        SuggestedOrganizationId = rejected.SuggestedOrganizationId,
        Cells = Cells(rejected.Row, header),
        FoundAt = foundAt,
    };

    private static List<QuarantinedCell> Cells(SheetRow row, SheetRow header)
    {
        var left = LargestRow;
        var cells = new List<QuarantinedCell>();
        foreach (var (column, cell) in row.Cells.Index().Where(cell => !cell.Item.IsBlank))
        {
            var text = CleanText.Of(cell.Text);
            var kept = text.Length <= left ? text : $"{CleanText.Of(text[..left])}… (ещё {Russian.Count(text.Length - left, "знак", "знака", "знаков")})";
            left = Math.Max(left - text.Length, 0);
            cells.Add(new QuarantinedCell(header[column].IsBlank ? A1.Column(column) : Shortened(CleanText.Of(header[column].Text)), kept));
        }

        return cells;
    }

    private static string Shortened(string text) => text.Length <= 500 ? text : text[..500] + "…";
}
