using System.Globalization;

namespace RoadmapFunctions.LocalHost.GoogleSheets;

/// <summary>The numbers and letters of A1 notation; rows and columns are counted from 1.</summary>
internal static class A1Cell
{
    private const int Letters = 26;
    private const int MostColumnLetters = 3;

    /// <summary>«B7», «B» or «7»: either part may be missing, not both.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out int? column, out int? row)
    {
        var letters = text.IndexOfAnyExceptInRange('A', 'Z') is var end && end >= 0 ? end : text.Length;
        column = letters > 0 ? ColumnOf(text[..letters]) : null;
        row = int.TryParse(text[letters..], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        return text.Length > 0 && letters <= MostColumnLetters && (letters == text.Length || row > 0);
    }

    private static int ColumnOf(ReadOnlySpan<char> letters)
    {
        var column = 0;
        foreach (var letter in letters)
        {
            column = (column * Letters) + letter - 'A' + 1;
        }

        return column;
    }
}
