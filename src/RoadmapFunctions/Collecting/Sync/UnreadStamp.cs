using System.Text.RegularExpressions;
using RoadmapFunctions.Collecting.Sheets;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Collecting.Sync;

/// <summary>Why a time stamp cannot be read, and what mends it.</summary>
internal static partial class UnreadStamp
{
    private const int LongestQuote = 60;

    /// <summary>The text of a stamp whose day may be the month. It says so wherever people see the cell, and nothing reads it.</summary>
    public static string Doubtful(string shown, DateTime read) =>
        $"{shown} ({InWords(read)} или {InWords(new DateTime(read.Year, read.Day, read.Month, 0, 0, 0, DateTimeKind.Unspecified))}?)";

    /// <returns>The name of a zone at the end of a stamp; null when there is none, or the program knows it.</returns>
    public static string? ZoneIn(string text) => NamedZone().Match(text) is { Success: true } match ? match.Groups["zone"].Value : null;

    public static (string Problem, string Mend) Fault(SheetCell cell) =>
        TwoReadings().IsMatch(cell.Text)
            ? (
                $"отметку времени {Russian.Quoted(CleanText.Shortened(cell.Text, LongestQuote))} можно прочитать двояко",
                "впишите дату и время так же, как в остальных строках"
            )
        : ZoneIn(cell.Text) is { } zone
            ? (
                $"в отметке времени стоит часовой пояс «{zone}», а такое сокращение в разных странах значит разное",
                "впишите время без пояса, например 28.01.2021 14:05:00"
            )
        : ("не читается отметка времени", "впишите дату и время ответа, например 28.01.2021 14:05:00");

    /// <summary>Day and month stand between slashes; a form never writes that as text.</summary>
    public static bool IsSlashed(SheetCell cell) => cell.Kind == SheetCellKind.Text && Slashed().IsMatch(cell.Text);

    private static string InWords(DateTime day) => day.ToString("d MMMM", Russian.Culture);

    [GeneratedRegex(@"[0-9] \([0-9]{1,2} \p{L}+ или [0-9]{1,2} \p{L}+\?\)\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TwoReadings();

    [GeneratedRegex(@"\A\s*[0-9]{1,2}/[0-9]{1,2}/(?:[0-9]{2}|[0-9]{4})\s+[0-9]{1,2}:", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Slashed();

    [GeneratedRegex(@"[0-9](?:\s*[AP]M)?\s+(?!(?:AM|PM|GMT|UTC)\s*\z)(?<zone>[A-Z]{2,5})\s*\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NamedZone();
}
