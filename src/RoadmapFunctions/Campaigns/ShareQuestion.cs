using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Campaigns;

/// <summary>A question for a part of a whole: «12 из 40». The two numbers are asked for one by one where a form can do so.</summary>
/// <param name="Unit">What is counted: «чел.».</param>
/// <param name="Part">What the part is: «прошли обучение».</param>
/// <param name="Whole">What the whole is: «всего учителей».</param>
public sealed partial record ShareQuestion(string? Unit = null, string Part = "из них", string Whole = "всего") : ValueQuestion
{
    /// <summary>A part of a whole of anything.</summary>
    public static ShareQuestion Any { get; } = new();

    private const string Between = " из ";

    /// <summary>Decimal places of a percentage.</summary>
    private const int PercentDigits = 1;

    [JsonIgnore]
    public override string Noun => "долю";

    [JsonIgnore]
    public override string? UnitName => Unit;

    [JsonIgnore]
    public override IReadOnlyList<string> Parts => [Part, Whole];

    [JsonIgnore]
    public override string Instruction => $"Впишите два числа{(Unit is null ? null : $" ({Unit})")}: {Part}; {Whole}";

    /// <summary>Either of the two numbers. Half a person or half a thing is a slip.</summary>
    private NumberQuestion Number => new(Unit, Whole: Unit is { } unit && NumberText.IsCounted(unit));

    private string Example => $"Впишите два числа{(Unit is null ? null : $" ({Unit})")}, например 12 из 40.";

    public override string PaperPlace(string blank) => $"{Part} {blank}\n{Whole} {blank}";

    public override ValueReading Read(string text)
    {
        if (TextKey.Of(text).Length == 0)
        {
            return ValueReading.Nothing;
        }

        return Two().Match(CleanText.OneLine(text)) is { Success: true } two
            ? Together(Number.Read(two.Groups["part"].Value), Number.Read(two.Groups["whole"].Value), text)
            : ValueReading.Refused($"{Quoted(text)} — не часть от целого. {Example}");
    }

    /// <remarks>One number is not a share, and neither is a percentage: its whole is unknown.</remarks>
    public override ValueReading Read(double number, string? shown) =>
        ValueReading.Refused($"{Quoted(shown ?? AnswerValue.Of(NumberText.Exact(number)).Shown)} — не часть от целого. {Example}");

    [JsonIgnore]
    public override ValueQuestion OfPart => Number;

    public override string Joined(IReadOnlyList<string> parts) =>
        parts.All(string.IsNullOrWhiteSpace) ? string.Empty : string.Join(Between, parts);

    public override IReadOnlyList<string> Split(string typed) =>
        typed.Split(Between, 2) is [var part, var whole] ? [part, whole] : [typed, string.Empty];

    public override bool Takes(AnswerValue value) =>
        value is ShareValue share
        && share.Part <= share.Whole
        && new[] { share.Part, share.Whole }.All(number => Number.Takes(AnswerValue.Of(number)));

    public override string Typed(AnswerValue value) =>
        value is ShareValue share ? Joined([AnswerValue.Of(share.Part).Shown, AnswerValue.Of(share.Whole).Shown]) : value.Shown;

    /// <summary>
    /// A total share is the sum of the parts divided by the sum of the wholes: a mean of shares would count a small school
    /// like a large one.
    /// </summary>
    public override IReadOnlyList<ValueFigure> Summarize(IReadOnlyList<(Organization Organization, AnswerValue Value)> given)
    {
        var shares = given.Select(each => (each.Organization, Share: (ShareValue)each.Value)).ToList();
        var (part, whole) = (shares.Sum(each => each.Share.Part), shares.Sum(each => each.Share.Whole));
        var percents = shares
            .Where(each => each.Share.Whole > 0)
            .Select(each => (each.Organization, Percent: Percent(each.Share.Part, each.Share.Whole)))
            .ToList();
        return
        [
            new("part", Russian.Capitalized(Part), AnswerValue.Of(part), [], Unit),
            new("whole", Russian.Capitalized(Whole), AnswerValue.Of(whole), [], Unit),
            .. percents.Count == 0
                ? []
                : (ValueFigure[])
                    [
                        new("share", "Доля", AnswerValue.Of(Percent(part, whole)), [], "%"),
                        Extreme("least-share", "Наименьшая доля", percents.Min(each => each.Percent)),
                        Extreme("most-share", "Наибольшая доля", percents.Max(each => each.Percent)),
                    ],
        ];

        ValueFigure Extreme(string id, string title, decimal percent) =>
            new(
                id,
                title,
                AnswerValue.Of(percent),
                [.. percents.Where(each => each.Percent == percent).Select(each => each.Organization)],
                "%"
            );
    }

    public override IEnumerable<CampaignMistake> Check(string place)
    {
        if (Unit is { } unit && unit.Any(char.IsDigit))
        {
            yield return new($"{place}.unit", "в единице есть цифра", "впишите слово или знак: чел., руб.");
        }

        if (TextKey.Of(Part) == TextKey.Of(Whole))
        {
            yield return new(
                $"{place}.whole",
                "часть и целое называются одинаково",
                "назовите их по-разному: прошли обучение, всего учителей"
            );
        }
    }

    public override AnswerValue Sample(int turn) => new ShareValue(turn * 7 % 21, 20 + turn % 3);

    private ValueReading Together(ValueReading part, ValueReading whole, string text) =>
        (part.Problem ?? whole.Problem) is { } problem ? ValueReading.Refused($"{Quoted(text)}: {problem}")
        : part.Value?.Number is not { } one || whole.Value?.Number is not { } other
            ? ValueReading.Refused($"{Quoted(text)} — не часть от целого. {Example}")
        : one > other ? ValueReading.Refused($"{Quoted(text)}: часть больше целого. {Example}")
        : new(new ShareValue(one, other));

    private static decimal Percent(decimal part, decimal whole) =>
        Math.Round(100 * part / whole, PercentDigits, MidpointRounding.AwayFromZero);

    [GeneratedRegex(@"\A(?<part>.+?)\s*(?:\bиз\b|/)\s*(?<whole>.+)\z", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Two();
}
