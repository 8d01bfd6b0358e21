using System.Text.Json.Nodes;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.LocalHost.GoogleSheets;

/// <summary>The cells of one tab and the size of its grid.</summary>
internal sealed class RecordedTab(string title, int gridRows, int gridColumns)
{
    private readonly List<List<JsonNode?>> rows = [];
    private int widest = 1;

    public string Title => title;

    /// <summary>The recording may not state the size of the grid, or state less than it holds.</summary>
    public int Rows => Math.Max(gridRows, Math.Max(rows.Count, 1));

    public int Columns => Math.Max(gridColumns, widest);

    public void Place(int row, int column, JsonNode? value)
    {
        while (rows.Count < row)
        {
            rows.Add([]);
        }

        var cells = rows[row - 1];
        while (cells.Count < column)
        {
            cells.Add(null);
        }

        cells[column - 1] = value;
        widest = Math.Max(widest, column);
    }

    /// <returns>Null when the range begins beyond the grid. A range that only ends there is cut at the edge, as by
    /// the real service.</returns>
    public ValueRange? Read(A1Range range)
    {
        var (left, top) = (range.FirstColumn ?? 1, range.FirstRow ?? 1);
        var (right, bottom) = (Math.Min(range.LastColumn ?? Columns, Columns), Math.Min(range.LastRow ?? Rows, Rows));
        if (left > Columns || top > Rows)
        {
            return null;
        }

        var from = $"{A1.Column(left - 1)}{top}";
        var to = $"{A1.Column(right - 1)}{bottom}";
        var cells = left == right && top == bottom ? from : $"{from}:{to}";
        return new ValueRange(
            $"{A1.Tab(title)}!{cells}",
            Trim(
                rows.Skip(top - 1).Take(bottom - top + 1).Select(row => Trim(row.Skip(left - 1).Take(right - left + 1), IsBlank)),
                row => row.Count == 0
            )
        );
    }

    private static bool IsBlank(JsonNode? cell) =>
        cell is null || (cell is JsonValue value && value.TryGetValue(out string? text) && text.Length == 0);

    private static List<T> Trim<T>(IEnumerable<T> items, Func<T, bool> isBlank)
    {
        var kept = items.ToList();
        var length = kept.FindLastIndex(item => !isBlank(item)) + 1;
        kept.RemoveRange(length, kept.Count - length);
        return kept;
    }
}

/// <param name="Range">In full, as the service echoes it.</param>
/// <param name="Rows">May differ in length: without trailing blank cells and rows.</param>
internal sealed record ValueRange(string Range, IReadOnlyList<IReadOnlyList<JsonNode?>> Rows);
