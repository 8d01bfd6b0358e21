using System.Globalization;
using System.Text.RegularExpressions;

namespace RoadmapFunctions.Kit;

/// <summary>Addresses of cells as people and the Sheets API write them.</summary>
public static partial class A1
{
    /// <param name="column">From 0.</param>
    public static string Column(int column)
    {
        var letters = string.Empty;
        for (var rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        {
            letters = (char)('A' + ((rest - 1) % 26)) + letters;
        }

        return letters;
    }

    /// <summary>The range of the whole tab.</summary>
    public static string Tab(string title) => $"'{title.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <param name="firstRow">From 1.</param>
    public static string Rows(string tabTitle, int firstRow, int lastRow, int columns) =>
        string.Create(CultureInfo.InvariantCulture, $"{Tab(tabTitle)}!A{firstRow}:{Column(Math.Max(columns, 1) - 1)}{lastRow}");

    /// <summary>The range of a part of a column.</summary>
    /// <param name="column">From 0.</param>
    /// <param name="firstRow">From 1.</param>
    public static string Cells(string tabTitle, int column, int firstRow, int lastRow) =>
        string.Create(CultureInfo.InvariantCulture, $"{Tab(tabTitle)}!{Column(column)}{firstRow}:{Column(column)}{lastRow}");

    /// <summary>The upper left cell of a range in an answer: row from 1, column from 0.</summary>
    public static (int Row, int Column) Origin(string range)
    {
        var match = UpperLeft().Match(range);
        return match.Success ? (ToInt(match.Groups["row"].ValueSpan, 1), ColumnIndex(match.Groups["column"].ValueSpan)) : (1, 0);
    }

    private static int ToInt(ReadOnlySpan<char> digits, int whenEmpty) =>
        digits.IsEmpty ? whenEmpty : int.Parse(digits, CultureInfo.InvariantCulture);

    private static int ColumnIndex(ReadOnlySpan<char> letters)
    {
        var index = 0;
        foreach (var letter in letters)
        {
            index = (index * 26) + (letter - 'A' + 1);
        }

        return Math.Max(index - 1, 0);
    }

    [GeneratedRegex(@"!(?<column>[A-Z]{0,3})(?<row>[0-9]{0,8})(:[A-Z]{0,3}[0-9]{0,8})?\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex UpperLeft();
}
