using System.Globalization;
using RoadmapFunctions.Collecting.Sheets;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Collecting.Sync;

/// <summary>A number or a boolean. The service gives its value, a text file only what is shown: 0.5 is «50%» or «0,50» there.</summary>
public static class ShownValue
{
    /// <summary>Digits that programs show by default.</summary>
    private const string Precision = "G9";

    /// <returns>Equal for equal values; null for any other text.</returns>
    public static string? Of(string text)
    {
        var trimmed = text.Trim();
        if (trimmed.ToUpper(Russian.Culture) is SheetCell.True or "ИСТИНА")
        {
            return SheetCell.True;
        }

        if (trimmed.ToUpper(Russian.Culture) is SheetCell.False or "ЛОЖЬ")
        {
            return SheetCell.False;
        }

        var percent = trimmed.EndsWith('%');
        var digits = trimmed
            .TrimEnd('%')
            .Replace(" ", string.Empty, StringComparison.Ordinal)
            .Replace("\u00A0", string.Empty, StringComparison.Ordinal)
            .Replace("\u202F", string.Empty, StringComparison.Ordinal)
            .Replace(',', '.');
        return double.TryParse(
            digits,
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? (percent ? number / 100 : number).ToString(Precision, CultureInfo.InvariantCulture)
            : null;
    }
}
