using System.Globalization;
using System.Text.RegularExpressions;

namespace RoadmapFunctions.Kit;

/// <summary>A date as people write it: «30.01.2021», «30.1.2021 г.», «30 января 2021 года», ««30» января 2021 г.», «2021-01-30».</summary>
public static partial class DateText
{
    // «15.11.72» may be of either century.
    private const int Doubtful = 2050;

    // In the genitive, as they stand after a day.
    private static readonly string[] Months =
    [
        "января",
        "февраля",
        "марта",
        "апреля",
        "мая",
        "июня",
        "июля",
        "августа",
        "сентября",
        "октября",
        "ноября",
        "декабря",
    ];

    /// <returns>Null when the text is not a date, or an impossible one.</returns>
    public static DateOnly? Read(string text) => Whole().Match(CleanText.OneLine(text)) is { Success: true } match ? DateOf(match) : null;

    /// <summary>
    /// Every date that the text can mean: «05/02/2021» is 5 February in one country and 2 May in another. Empty when it is not a date, two
    /// when it is unclear.
    /// </summary>
    public static IReadOnlyList<DateOnly> Meanings(string text)
    {
        if (Read(text) is { } day)
        {
            return [day];
        }

        if (ShortYear().Match(CleanText.OneLine(text)) is { Success: true } brief)
        {
            var (late, month, of) = (2000 + Number(brief.Groups["year"]), Number(brief.Groups["month"]), Number(brief.Groups["day"]));
            return [.. new[] { DateOf(late, month, of), late < Doubtful ? null : DateOf(late - 100, month, of) }.OfType<DateOnly>()];
        }

        var match = EitherWay().Match(CleanText.OneLine(text));
        var (first, second, year) = (Number(match.Groups["first"]), Number(match.Groups["second"]), Number(match.Groups["year"]));
        return [.. new[] { DateOf(year, second, first), DateOf(year, first, second) }.OfType<DateOnly>().Distinct()];
    }

    /// <summary>Every date that a text names, with the position at which it begins.</summary>
    public static IEnumerable<(int Index, DateOnly Date)> FindIn(string text) =>
        Inside()
            .Matches(text)
            .Select(match => (match.Index, Date: DateOf(match)))
            .Where(found => found.Date is not null)
            .Select(found => (found.Index, found.Date!.Value));

    private static DateOnly? DateOf(Match match)
    {
        var month = match.Groups["name"] is { Success: true } name
            ? Array.FindIndex(Months, each => string.Equals(each, name.Value, StringComparison.OrdinalIgnoreCase)) + 1
            : Number(match.Groups["month"]);
        return DateOf(Number(match.Groups["year"]), month, Number(match.Groups["day"]));
    }

    private static DateOnly? DateOf(int year, int month, int day) =>
        year is >= 1 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;

    private static int Number(Group group) =>
        int.TryParse(group.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private const string Day =
        @"(?:(?<day>\d{1,2})\s?\.\s?(?<month>\d{1,2})\s?\.\s?(?<year>\d{4})|(?<day>\d{1,2})»?\s+(?<name>[а-яА-Я]{3,8})\s+(?<year>\d{4})|"
        + @"(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2}))(?!\d)";

    [GeneratedRegex($@"^«?\s*{Day}»?\s*(?:г\.?|год|года)?\s*\.?\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Whole();

    [GeneratedRegex(
        @"^(?<day>\d{1,2})\s?\.\s?(?<month>\d{1,2})\s?\.\s?(?<year>\d{2})\s*(?:г\.?|год|года)?\z",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase,
        1000
    )]
    private static partial Regex ShortYear();

    [GeneratedRegex(@"^(?<first>\d{1,2})(?<sign>[/\-])(?<second>\d{1,2})\k<sign>(?<year>\d{4})\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex EitherWay();

    [GeneratedRegex($@"(?<!\d){Day}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Inside();
}
