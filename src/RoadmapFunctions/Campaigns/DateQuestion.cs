using System.Globalization;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Campaigns;

/// <summary>A question for a date.</summary>
/// <param name="Least">The earliest possible date; null for any.</param>
/// <param name="Most">The latest possible date; null for any.</param>
/// <param name="Due">The day by which it had to happen; a later date is still an answer. Null where nothing was due.</param>
public sealed partial record DateQuestion(DateOnly? Least = null, DateOnly? Most = null, DateOnly? Due = null) : ValueQuestion
{
    /// <summary>Any day.</summary>
    public static DateQuestion Any { get; } = new();

    // A year such as 0021 or 2201 is a typing mistake.
    private static readonly DateOnly Earliest = new(1900, 1, 1);
    private static readonly DateOnly Latest = new(2099, 12, 31);
    private static readonly DateOnly Epoch = new(1899, 12, 30);

    private const string Example = "Впишите день, месяц и год, например 30.01.2021.";

    [JsonIgnore]
    public override string Noun => "дату";

    [JsonIgnore]
    public override string Instruction => $"Укажите дату: день, месяц и год{(Range is { } range ? $" ({range})" : null)}";

    private string? Range =>
        (Least, Most) switch
        {
            ({ } least, { } most) => $"с {Russian.Date(least)} по {Russian.Date(most)}",
            ({ } least, null) => $"не раньше {Russian.Date(least)}",
            (null, { } most) => $"не позже {Russian.Date(most)}",
            _ => null,
        };

    public override string PaperPlace(string blank) => "«____» ____________________ ______ г.";

    public override ValueReading Read(string text)
    {
        if (TextKey.Of(text).Length == 0)
        {
            return ValueReading.Nothing;
        }

        return DateText.Meanings(text) switch
        {
            [var day] => Within(day, text),
            [var one, var other] => ValueReading.Refused(
                $"{Quoted(text)} можно прочитать как {Russian.DateInWords(one)} и как {Russian.DateInWords(other)} {Example}"
            ),
            _ => ValueReading.Refused($"{Quoted(text)} — не дата. {Example}"),
        };
    }

    /// <remarks>
    /// A school types «3/8», and the sheet turns it into 8 March or 3 August of the current year, depending on the country. So a cell is a
    /// date only where it shows people the complete date.
    /// </remarks>
    public override ValueReading Read(double number, string? shown)
    {
        if (shown is null)
        {
            return ValueReading.Refused($"Неизвестно, какая дата видна в ячейке. {Example}");
        }

        var day = number >= 0 && number < Latest.DayNumber - Epoch.DayNumber + 1 ? Epoch.AddDays((int)number) : default;
        return DateText.Meanings(Clock().Replace(shown, string.Empty)) is [var only] && only != day
            ? ValueReading.Refused($"{Quoted(shown)} — не та дата, которую хранит ячейка. {Example}")
            : Read(Clock().Replace(shown, string.Empty));
    }

    public override bool Takes(AnswerValue value) => value.Day is { } day && ProblemOf(day, string.Empty) is null;

    /// <remarks>A browser's date field accepts no other spelling.</remarks>
    public override string Typed(AnswerValue value) => value.Day!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public override IReadOnlyList<ValueFigure> Summarize(IReadOnlyList<(Organization Organization, AnswerValue Value)> given)
    {
        var days = given.Select(each => each.Value.Day!.Value).Order().ToList();
        return
        [
            new("earliest", "Раньше всего", AnswerValue.Of(days[0]), Owners(day => day == days[0])),
            new("latest", "Позже всего", AnswerValue.Of(days[^1]), Owners(day => day == days[^1])),
            .. Due is { } due
                ?
                [
                    Count("on-time", $"Не позже {Russian.Date(due)}", day => day <= due),
                    Count("late", $"Позже {Russian.Date(due)}", day => day > due),
                ]
                : (ValueFigure[])[],
        ];

        // A due date of one period says nothing about another.
        ValueFigure Count(string id, string title, Func<DateOnly, bool> holds)
        {
            var owners = Owners(holds);
            return new(id, title, AnswerValue.Of(owners.Count), owners) { Comparable = false };
        }

        IReadOnlyList<Organization> Owners(Func<DateOnly, bool> holds) =>
            [.. given.Where(each => holds(each.Value.Day!.Value)).Select(each => each.Organization)];
    }

    public override IEnumerable<CampaignMistake> Check(string place)
    {
        if (Most < Least)
        {
            yield return new($"{place}.most", "последний день раньше первого", "поменяйте их местами или исправьте один из них");
        }

        foreach (var (name, day) in (IEnumerable<(string, DateOnly?)>)[("least", Least), ("most", Most), ("due", Due)])
        {
            if (day < Earliest || day > Latest)
            {
                yield return new($"{place}.{name}", "такого года быть не может", "исправьте год");
            }
        }

        if (Due < Least || Due > Most)
        {
            yield return new($"{place}.due", "срок — не из тех дней, которые можно назвать", "исправьте его или границы");
        }
    }

    public override AnswerValue Sample(int turn)
    {
        var first = Least ?? (Most ?? Due ?? new DateOnly(2021, 1, 30)).AddDays(-30);
        var last = Most ?? first.AddDays(40);
        return AnswerValue.Of(first.AddDays(turn * 37 % 100 * (last.DayNumber - first.DayNumber) / 100));
    }

    /// <summary>The same question, moved by so many months.</summary>
    public DateQuestion After(int months) => new(Least?.AddMonths(months), Most?.AddMonths(months), Due?.AddMonths(months));

    private ValueReading Within(DateOnly day, string text) =>
        ProblemOf(day, IsMachines(text) ? Russian.DateInWords(day) : text) is { } problem
            ? ValueReading.Refused(problem)
            : new(AnswerValue.Of(day));

    // A browser's date field sends «2022-08-01», which nobody has typed.
    private static bool IsMachines(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private string? ProblemOf(DateOnly day, string text) =>
        day < Earliest || day > Latest ? $"{Quoted(text)}: такого года быть не может. {Example}"
        : day < Least ? $"{Quoted(text)} раньше, чем может быть: {Range}."
        : day > Most ? $"{Quoted(text)} позже, чем может быть: {Range}."
        : null;

    [GeneratedRegex(@"\s+\d{1,2}:\d{2}(:\d{2})?\s*\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Clock();
}
