using System.Globalization;
using RoadmapFunctions.Collecting.Sheets;

namespace RoadmapFunctions.Tests.Forms;

/// <summary>Cells as a table of a test writes them: «text: 12», «number: 12», «shown 44328: 12.05.2021» of the service, «file …» of a
/// workbook.</summary>
internal static class WrittenCell
{
    private const string Between = " | ";

    public static SheetCell[] Several(string cells) => [.. cells.Split(Between).Select(Of)];

    private static SheetCell Of(string cell)
    {
        var (kind, text) = (cell.Split(": ", 2)[0], cell.Split(": ", 2)[1]);
        return kind switch
        {
            "text" => SheetCell.OfText(text),
            "number" => SheetCell.OfNumber(Number(text)),
            _ when kind.StartsWith("file", StringComparison.Ordinal) => SheetCell.OfShownNumber(Number(kind.Split(' ')[1]), text),
            _ => SheetCell.OfShown(Number(kind.Split(' ')[1]), text),
        };

        static double Number(string digits) => double.Parse(digits, CultureInfo.InvariantCulture);
    }
}
