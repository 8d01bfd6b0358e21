using System.Diagnostics.CodeAnalysis;

namespace RoadmapFunctions.LocalHost.GoogleSheets;

/// <summary>A range as a caller writes it; a missing bound reaches to the edge of the grid.</summary>
/// <param name="Tab">Null: the first tab.</param>
public sealed record A1Range(string? Tab, int? FirstColumn, int? FirstRow, int? LastColumn, int? LastRow)
{
    /// <param name="tabs">A bare word is a tab when a tab has that name, and otherwise cells: «A1» may be either.</param>
    public static bool TryParse(string text, IReadOnlyCollection<string> tabs, [NotNullWhen(true)] out A1Range? range)
    {
        range = null;
        if (!TrySplit(text, out var tab, out var cells))
        {
            return false;
        }

        if (tab is null && tabs.Contains(cells!, StringComparer.Ordinal))
        {
            (tab, cells) = (cells, null);
        }

        range = cells is null ? new A1Range(tab, null, null, null, null) : ParseCells(tab, cells.ToUpperInvariant());
        return range is not null;
    }

    /// <summary>«'Tab'!cells», «Tab!cells», «'Tab'» or «cells»; quotes inside a quoted name are doubled.</summary>
    private static bool TrySplit(string text, out string? tab, out string? cells)
    {
        (tab, cells) = (null, text);
        if (!text.StartsWith('\''))
        {
            if (text.LastIndexOf('!') is var mark and >= 0)
            {
                (tab, cells) = (text[..mark], text[(mark + 1)..]);
            }

            return tab is not "";
        }

        var end = 1;
        while (end < text.Length && (text[end] != '\'' || (end + 1 < text.Length && text[end + 1] == '\'')))
        {
            end += text[end] == '\'' ? 2 : 1;
        }

        if (end >= text.Length)
        {
            return false;
        }

        tab = text[1..end].Replace("''", "'", StringComparison.Ordinal);
        var rest = text[(end + 1)..];
        cells = rest.Length > 0 ? rest[1..] : null;
        return rest.Length == 0 || rest[0] == '!';
    }

    private static A1Range? ParseCells(string? tab, string cells)
    {
        var corners = cells.Split(':');
        if (
            corners.Length > 2
            || !A1Cell.TryParse(corners[0], out var firstColumn, out var firstRow)
            || !A1Cell.TryParse(corners[^1], out var lastColumn, out var lastRow)
        )
        {
            return null;
        }

        var isSingleCell = firstColumn is not null && firstRow is not null;
        return corners.Length == 1 && !isSingleCell
            ? null
            : new A1Range(tab, Min(firstColumn, lastColumn), Min(firstRow, lastRow), Max(firstColumn, lastColumn), Max(firstRow, lastRow));
    }

    /// <summary>«C3:A1» is «A1:C3»; «A2:C» starts at row 2 and has no last row.</summary>
    private static int? Min(int? first, int? last) => first > last ? last : first;

    private static int? Max(int? first, int? last) =>
        last is null ? null
        : first > last ? first
        : last;
}
