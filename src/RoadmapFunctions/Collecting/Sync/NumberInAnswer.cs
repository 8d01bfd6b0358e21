using System.Globalization;
using RoadmapFunctions.Collecting.Sheets;

namespace RoadmapFunctions.Collecting.Sync;

/// <summary>
/// A school types «3/8», and the sheet turns it into a date: the value is then 44411, which nobody has written. The service gives the text
/// that the cell shows. Where it does not, the number stands for a text that only a person can find out.
/// </summary>
internal static class NumberInAnswer
{
    private static readonly DateTime Epoch = new(1899, 12, 30, 0, 0, 0, DateTimeKind.Unspecified);

    private const string Note = "Вместо текста в ячейке стоит дата ";

    // Serial numbers of the dates 1950 to 2099. Numbers that schools write as their own words are smaller. A fraction stays as it is: a
    // time of day that was typed has a look wherever the sheet comes from, and «0.5» without one is the number that a download shows.
    private const double FirstDay = 18_264;
    private const double EndOfDays = 73_051;

    /// <returns>For the reader of the answer; null when the cell does not look like a date.</returns>
    public static string? AsDate(SheetCell cell) =>
        cell is { Kind: SheetCellKind.Number, Number: >= FirstDay and < EndOfDays } && cell.Text == SheetCell.OfNumber(cell.Number).Text
            ? $"{Note}{Epoch.AddDays(cell.Number).ToString("dd.MM.yyyy", CultureInfo.InvariantCulture)}: "
                + $"что написала школа, видно в таблице"
            : null;

    /// <summary>The text is the program's, and no school has written it.</summary>
    public static bool IsNote(string text) => text.StartsWith(Note, StringComparison.Ordinal);
}
