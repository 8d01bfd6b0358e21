using System.Text.RegularExpressions;

namespace RoadmapFunctions.Documents;

/// <summary>
/// Text as the XML of a workbook spells it. Excel reads «_x0031_» as the character with that code (ECMA-376 part 1, 22.9.2.19), so a text
/// that really contains such a sequence has its underscore escaped.
/// </summary>
internal static partial class ExcelText
{
    public static string Escaped(string text) => LooksLikeCode().Replace(text, "_x005F_");

    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)", RegexOptions.None, 1000)]
    private static partial Regex LooksLikeCode();
}
