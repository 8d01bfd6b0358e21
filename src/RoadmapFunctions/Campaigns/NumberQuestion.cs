using System.Globalization;
using System.Text.Json.Serialization;

namespace RoadmapFunctions.Campaigns;

/// <summary>A question for a number.</summary>
/// <param name="Unit">What is counted: «чел.», «руб.», «%».</param>
/// <param name="Whole">Only whole numbers.</param>
/// <param name="Least">The least possible number.</param>
/// <param name="Most">The greatest possible number; null for no limit.</param>
public sealed record NumberQuestion(string? Unit = null, bool Whole = false, decimal Least = 0, decimal? Most = null) : ValueQuestion
{
    /// <summary>Any number that is not negative.</summary>
    public static NumberQuestion Any { get; } = new();

    /// <summary>Id of the figure that is the sum of all numbers; percentages have none.</summary>
    public const string SumId = "sum";

    /// <summary>Decimal places of a mean.</summary>
    private const int MeanDigits = 2;

    // Serial numbers of the dates 2000 to 2099 in a sheet.
    private const double FirstDay = 36_526;
    private const double EndOfDays = 73_051;

    [JsonIgnore]
    public override string Noun => "число";

    [JsonIgnore]
    public override string? UnitName => Unit;

    [JsonIgnore]
    public override string Instruction =>
        $"Впишите {(Whole ? "целое число" : "число")}{(Unit is null ? string.Empty : $" ({Unit})")}, {Range}";

    private string Range => Most is { } most ? $"от {Shown(Least)} до {Shown(most)}" : $"не меньше {Shown(Least)}";

    private bool IsPercent => Unit is { } unit && NumberText.IsUnit("%", unit);

    public override ValueReading Read(string text)
    {
        var typed = NumberText.Read(text, Unit);
        return typed switch
        {
            { IsBlank: true } => ValueReading.Nothing,
            { Numbers: [var number] } => Within(number, text),
            { Numbers: [var one, var other] } => ValueReading.Refused(
                $"{Quoted(text)} можно прочитать как {Shown(one)} и как {Shown(other)}. Впишите число без разделителей тысяч."
            ),
            { OtherUnit: { } unit } => ValueReading.Refused(
                $"В ответе {Quoted(text)} рядом с числом стоит {Quoted(unit)}. Впишите только число{InUnit}"
            ),
            _ => ValueReading.Refused($"{Quoted(text)} — не число. Впишите одно число цифрами{InUnit}"),
        };
    }

    /// <remarks>
    /// A school types «3/8» or «12.5», and the sheet turns it into a date: the cell then holds a number such as 44263 (8 March 2021) that
    /// nobody has written. So the number must be what the cell shows.
    /// </remarks>
    public override ValueReading Read(double number, string? shown)
    {
        if (!double.IsFinite(number) || Math.Abs(number) > NumberText.Greatest)
        {
            return ValueReading.Refused($"{Quoted(shown ?? number.ToString(CultureInfo.InvariantCulture))} — слишком большое число.");
        }

        if (shown is null)
        {
            return number is >= FirstDay and < EndOfDays
                    ? ValueReading.Refused("Вместо числа в ячейке стоит дата: что написала школа, видно в таблице.")
                : IsPercent && Math.Abs(number) is > 0 and <= 1
                    ? ValueReading.Refused("В ячейке может стоять и доля, и число процентов: что написала школа, видно в таблице.")
                : Within(NumberText.Exact(number), Shown(NumberText.Exact(number)));
        }

        var typed = NumberText.Read(shown, Unit);
        return typed.Numbers.Any(each => NumberText.Rounds(number, each, shown)) ? Within(NumberText.Exact(number), shown)
            : IsPercent && typed.Numbers.Any(each => NumberText.Rounds(number * 100, each, shown))
                ? Within(NumberText.Exact(number * 100), shown)
            : ValueReading.Refused($"{Quoted(shown)} — не число. Впишите одно число цифрами{InUnit}");
    }

    public override bool Takes(AnswerValue value) => value.Number is { } number && ProblemOf(number, string.Empty) is null;

    public override IReadOnlyList<ValueFigure> Summarize(IReadOnlyList<(Organization Organization, AnswerValue Value)> given)
    {
        var numbers = given.Select(each => each.Value.Number!.Value).Order().ToList();
        return
        [
            // Shares of different wholes cannot be added up.
            .. IsPercent ? [] : (ValueFigure[])[Figure(SumId, "Всего", numbers.Sum())],
            Figure("mean", "В среднем", Math.Round(numbers.Sum() / numbers.Count, MeanDigits, MidpointRounding.AwayFromZero)),
            Figure("median", "Медиана", (numbers[(numbers.Count - 1) / 2] + numbers[numbers.Count / 2]) / 2),
            Figure("least", "Меньше всего", numbers[0], Owners(numbers[0])),
            Figure("most", "Больше всего", numbers[^1], Owners(numbers[^1])),
        ];

        ValueFigure Figure(string id, string title, decimal number, IReadOnlyList<Organization>? owners = null) =>
            new(id, title, AnswerValue.Of(number), owners ?? [], Unit);

        IReadOnlyList<Organization> Owners(decimal number) =>
            [.. given.Where(each => each.Value.Number == number).Select(each => each.Organization)];
    }

    public override IEnumerable<CampaignMistake> Check(string place)
    {
        if (Most < Least)
        {
            yield return new($"{place}.most", "наибольшее число меньше наименьшего", "поменяйте их местами или исправьте одно из них");
        }

        if (Whole && (Least != decimal.Truncate(Least) || (Most is { } most && most != decimal.Truncate(most))))
        {
            yield return new($"{place}.least", "ответ — целое число, а границы — нет", "впишите целые границы");
        }

        if (Unit is { } unit && unit.Any(char.IsDigit))
        {
            yield return new($"{place}.unit", "в единице есть цифра", "впишите слово или знак: чел., руб., %");
        }
    }

    public override AnswerValue Sample(int turn)
    {
        var top = Math.Min(Most ?? Least + 100, Least + 1_000_000);
        return AnswerValue.Of(Math.Max(Least, decimal.Truncate(Least + ((top - Least) * (turn * 37 % 100) / 100))));
    }

    private ValueReading Within(decimal number, string text) =>
        ProblemOf(number, text) is { } problem ? ValueReading.Refused(problem) : new(AnswerValue.Of(number));

    private string? ProblemOf(decimal number, string text) =>
        Whole && number != decimal.Truncate(number) ? $"{Quoted(text)} — не целое число. Впишите целое число{InUnit}"
        : number < Least ? $"{Quoted(text)} меньше, чем может быть: {Range}."
        : number > Most ? $"{Quoted(text)} больше, чем может быть: {Range}."
        : null;

    // Ends a sentence.
    private string InUnit => Unit is null ? "." : $" ({Unit}).";

    private static string Shown(decimal number) => AnswerValue.Of(number).Shown;
}
