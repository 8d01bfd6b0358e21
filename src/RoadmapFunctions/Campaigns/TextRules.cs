using System.Globalization;
using System.Text;
using System.Text.Json;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Campaigns;

/// <summary>
/// Every text of the file can be printed in a document, shown on a page and sent in a mail header. The rule covers
/// every field, those added later included.
/// </summary>
internal static class TextRules
{
    /// <summary>Characters (UTF-16). An Excel cell holds 32,767, a sentence of a report far fewer.</summary>
    private const int Longest = 4000;

    // Read by machines or compared with the sheet, never printed; they have rules of their own.
    private static readonly string[] NotPrinted =
    [
        "$schema",
        "id",
        "previous",
        "email",
        "timeZone",
        "localTime",
        "spreadsheetId",
        "titles",
        "aliases",
        "headers",
    ];

    public static IEnumerable<CampaignMistake> Check(Campaign campaign)
    {
        using var file = JsonDocument.Parse(JsonSerializer.SerializeToUtf8Bytes(campaign, CampaignFile.Json));
        return [.. Below(file.RootElement, "$")];
    }

    private static IEnumerable<CampaignMistake> Below(JsonElement element, string place) =>
        element.ValueKind switch
        {
            JsonValueKind.String => Of(element.GetString()!, place),
            JsonValueKind.Array => element.EnumerateArray().Index().SelectMany(item => Below(item.Item, $"{place}[{item.Index}]")),
            JsonValueKind.Object => element
                .EnumerateObject()
                .Where(field => !NotPrinted.Contains(field.Name, StringComparer.Ordinal))
                .SelectMany(field => Below(field.Value, $"{place}.{field.Name}")),
            _ => [],
        };

    private static IEnumerable<CampaignMistake> Of(string text, string place)
    {
        if (!text.EnumerateRunes().Any(CleanText.IsSeen))
        {
            yield return new(place, "текст пуст", "впишите его; поле, без которого можно обойтись, можно убрать");
        }
        else if (text.EnumerateRunes().Any(CannotBePrinted))
        {
            yield return new(
                place,
                "в тексте есть перенос строки, табуляция или другой знак, который нельзя напечатать",
                "наберите текст заново одной строкой"
            );
        }
        else if (text != text.Trim())
        {
            yield return new(place, "текст начинается или кончается пробелом", "уберите пробелы по краям");
        }
        else if (!CleanText.IsSeen(text.EnumerateRunes().First()) || IsUnseenEnd(text.EnumerateRunes().Last()))
        {
            yield return new(place, "текст начинается или кончается невидимым знаком", "сотрите его или наберите текст заново");
        }
        else if (text.Length > Longest)
        {
            yield return new(place, $"текст длиннее {Longest} знаков", "сократите его");
        }
    }

    // An accent at the end belongs to the letter before it.
    private static bool IsUnseenEnd(Rune rune) =>
        !CleanText.IsSeen(rune) && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark);

    // A lone surrogate arrives as U+FFFD; XML does not allow U+FFFE and U+FFFF.
    private static bool CannotBePrinted(Rune rune) => Rune.IsControl(rune) || rune.Value is 0xFFFD or 0xFFFE or 0xFFFF or 0x2028 or 0x2029;
}
