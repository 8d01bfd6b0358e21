using System.Globalization;

namespace RoadmapFunctions.Kit;

/// <summary>Russian for people: numbers, dates, plural forms and lists as an editor would set them.</summary>
public static class Russian
{
    public const char NonBreakingSpace = '\u00A0';

    public static CultureInfo Culture { get; } = CultureInfo.GetCultureInfo("ru-RU");

    /// <summary>The plural form for a number, by the CLDR rule for Russian: 1 ответ, 2 ответа, 5 ответов, 11 ответов, 21 ответ.</summary>
    public static string Plural(int number, string one, string few, string many)
    {
        var (tens, units) = (Math.Abs(number) % 100, Math.Abs(number) % 10);
        return tens is >= 11 and <= 14
            ? many
            : units switch
            {
                1 => one,
                >= 2 and <= 4 => few,
                _ => many,
            };
    }

    /// <summary>The number with its word, never separated at the end of a line.</summary>
    public static string Count(int number, string one, string few, string many) =>
        $"{Number(number)}{NonBreakingSpace}{Plural(number, one, few, many)}";

    public static string Number(int number) => number.ToString("#,0", Culture);

    /// <summary>«57,1 %»; a share of nothing is a dash.</summary>
    public static string Percent(int numerator, int denominator) =>
        denominator == 0 ? "—" : (100m * numerator / denominator).ToString("0.#", Culture) + NonBreakingSpace + "%";

    /// <summary>«57,1 %» and «74,0 %»: in a column of a table every number has one decimal place.</summary>
    public static string ColumnPercent(int numerator, int denominator) =>
        denominator == 0 ? "—" : (100m * numerator / denominator).ToString("0.0", Culture) + NonBreakingSpace + "%";

    /// <summary>«5 из 7 (71,4 %)».</summary>
    public static string Share(int numerator, int denominator) =>
        $"{Number(numerator)} из {Number(denominator)} ({Percent(numerator, denominator)})".Replace(' ', NonBreakingSpace);

    public static string Date(DateOnly date) => date.ToString("dd.MM.yyyy", Culture);

    /// <summary>«5 февраля 2021 г.», never broken between lines.</summary>
    public static string DateInWords(DateOnly date) => date.ToString("d MMMM yyyy 'г.'", Culture).Replace(' ', NonBreakingSpace);

    public static string DateAndTime(DateTimeOffset instant, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(instant, zone).ToString("dd.MM.yyyy HH:mm", Culture);

    public static string DateAndExactTime(DateTimeOffset instant, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(instant, zone).ToString("dd.MM.yyyy HH:mm:ss", Culture);

    /// <summary>«4 часа», «5 часов 30 минут»; without a sign.</summary>
    public static string Duration(TimeSpan time)
    {
        var (hours, minutes) = ((int)time.Duration().TotalHours, time.Duration().Minutes);
        return string.Join(
            ' ',
            new[] { (hours, Count(hours, "час", "часа", "часов")), (minutes, Count(minutes, "минуту", "минуты", "минут")) }
                .Where(part => part.Item1 > 0)
                .Select(part => part.Item2)
        );
    }

    /// <summary>«первое, второе и третье».</summary>
    public static string List(IReadOnlyList<string> items) =>
        items switch
        {
            [] => string.Empty,
            [var only] => only,
            _ => $"{string.Join(", ", items.SkipLast(1))} и {items[^1]}",
        };

    /// <summary>Items of one sentence, as they stand in a list after a colon: «первое;», «второе.»</summary>
    public static IReadOnlyList<string> Clauses(IReadOnlyList<string> items) =>
        [.. items.Select((item, index) => Uncapitalized(item.TrimEnd('.', ';', ' ')) + (index == items.Count - 1 ? "." : ";"))];

    /// <summary>
    /// «издано» for распоряжение, «издан» for приказ, «издана» for программа: by the ending of the noun in the nominative.
    /// </summary>
    public static string Agreeing(string noun, string masculine, string feminine, string neuter) =>
        noun[^1] switch
        {
            'о' or 'е' => neuter,
            'а' or 'я' => feminine,
            _ => masculine,
        };

    /// <summary>The genitive of a kind of act: «распоряжения», «приказа», «программы».</summary>
    public static string Genitive(string noun) =>
        noun[^1] switch
        {
            'е' => noun[..^1] + "я",
            'о' => noun[..^1] + "а",
            'а' => noun[..^1] + "ы",
            'я' => noun[..^1] + "и",
            'й' => noun[..^1] + "я",
            _ => noun + "а",
        };

    /// <summary>The dative of a kind of act: «распоряжению», «приказу», «программе».</summary>
    public static string Dative(string noun) =>
        noun[^1] switch
        {
            'е' => noun[..^1] + "ю",
            'о' => noun[..^1] + "у",
            'а' => noun[..^1] + "е",
            'я' => noun[..^1] + "и",
            'й' => noun[..^1] + "ю",
            _ => noun + "у",
        };

    /// <summary>The accusative of a thing: «распоряжение», «приказ», «программу».</summary>
    public static string Accusative(string noun) =>
        noun[^1] switch
        {
            'а' => noun[..^1] + "у",
            'я' => noun[..^1] + "ю",
            _ => noun,
        };

    public static string Capitalized(string text) => string.Concat(char.ToUpper(text[0], Culture).ToString(), text.AsSpan(1));

    /// <summary>With a small first letter; an abbreviation keeps its capitals.</summary>
    public static string Uncapitalized(string text) =>
        text is [_, var second, ..] && !char.IsUpper(second)
            ? string.Concat(char.ToLower(text[0], Culture).ToString(), text.AsSpan(1))
            : text;

    /// <summary>«Ёлочки»; quotation marks inside become „лапки“.</summary>
    public static string Quoted(string text) => $"«{text.Replace('«', '„').Replace('»', '“')}»";

    /// <summary>«UTC+7».</summary>
    public static string Offset(TimeZoneInfo zone, DateTimeOffset at)
    {
        var offset = zone.GetUtcOffset(at);
        var sign = offset < TimeSpan.Zero ? "−" : "+";
        return $"UTC{sign}{offset.Duration().ToString(offset.Minutes == 0 ? "%h" : @"h\:mm", Culture)}";
    }
}
