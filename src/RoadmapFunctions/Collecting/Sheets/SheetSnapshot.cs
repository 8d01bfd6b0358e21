using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Collecting.Sheets;

/// <summary>A tab as it stood at one moment.</summary>
/// <param name="TimeZone">IANA name of the zone in which the sheet means its dates.</param>
public sealed record SheetSnapshot(string TimeZone, string TabTitle, SheetRow Header, IReadOnlyList<SheetRow> Rows)
{
    /// <summary>Puts the answered ranges together by the places that they name themselves.</summary>
    public static SheetSnapshot From(SheetAnswers answers, SheetTabProperties tab)
    {
        var texts = new HashSet<string>(StringComparer.Ordinal);
        var rows = new SortedDictionary<int, SheetRow>();
        foreach (var range in answers.Values.ValueRanges ?? [])
        {
            var (firstRow, firstColumn) = A1.Origin(range.Range);
            foreach (var (offset, values) in (range.Values ?? []).Index())
            {
                var cells = Enumerable.Repeat(SheetCell.Blank, firstColumn).Concat(values.Select(cell => Shared(cell, texts)));
                rows[firstRow + offset] = new SheetRow(firstRow + offset, [.. cells]);
            }
        }

        var header = rows.GetValueOrDefault(1, new SheetRow(1, []));
        return new(answers.Spreadsheet.Properties?.TimeZone ?? string.Empty, tab.Title, header, [.. rows.Values.Where(row => row.Number > 1)]);
    }

    // Most cells of a questionnaire repeat: at country size, sharing them saves most of the memory.
    private static SheetCell Shared(SheetCell cell, HashSet<string> texts)
    {
        if (cell.Kind != SheetCellKind.Text || texts.Add(cell.Text))
        {
            return cell;
        }

        return texts.TryGetValue(cell.Text, out var text) ? SheetCell.OfText(text) : cell;
    }
}

/// <param name="Number">As the sheet shows it; the header is row 1.</param>
/// <param name="Cells">Ragged: trailing blanks are left out.</param>
public sealed record SheetRow(int Number, IReadOnlyList<SheetCell> Cells)
{
    public SheetCell this[int column] => column < Cells.Count ? Cells[column] : SheetCell.Blank;
}
