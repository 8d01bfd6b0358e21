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

    // Serial numbers of the dates 2000 to 2099. Numbers that schools write are smaller.
    private const double FirstDay = 36_526;
    private const double EndOfDays = 73_051;

    /// <returns>For the reader of the answer; null when the cell does not look like a date.</returns>
    public static string? AsDate(SheetCell cell) =>
        cell is { Kind: SheetCellKind.Number, Number: >= FirstDay and < EndOfDays } && cell.Text == SheetCell.OfNumber(cell.Number).Text
            ? $"Вместо текста в ячейке стоит дата {Epoch.AddDays(cell.Number).ToString("dd.MM.yyyy", CultureInfo.InvariantCulture)}: "
                + $"что написала школа, видно в таблице"
            : null;
}
