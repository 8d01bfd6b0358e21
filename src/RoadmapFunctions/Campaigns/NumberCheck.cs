using System.Text.Json.Serialization;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Campaigns;

/// <summary>What must hold between a number of a question and numbers of other questions.</summary>
/// <param name="Numbers">The others, by <see cref="CheckedNumber.Name"/>.</param>
/// <param name="Part">Which of the two numbers of a share is checked; null where the question asks for one number.</param>
public sealed record NumberCheck(
    NumberCheckKind Kind,
    IReadOnlyList<string> Numbers,
    CheckSeverity Severity = CheckSeverity.MustBeMended,
    SharePart? Part = null
)
{
    [JsonIgnore]
    public bool MayBeExplained => Severity == CheckSeverity.MustBeExplained;

    /// <summary>For a form: «Не больше, чем «Всего учителей» (вопрос 3)». Without a full stop.</summary>
    /// <param name="activity">Whose check it is.</param>
    public string Statement(Campaign campaign, Activity activity)
    {
        var others = string.Join(" + ", Others(campaign).Select(number => number.Title));
        var rule =
            Kind == NumberCheckKind.NotMoreThan ? $"не больше, чем {others}"
            : Numbers.Count == 1 ? $"столько же, сколько {others}"
            : $"равно сумме: {others}";
        return Russian.Capitalized(Own(activity) is { Word: { } word } ? $"{word} — {rule}" : rule);
    }

    /// <summary>What is wrong with an answer. A check with a number missing reports nothing.</summary>
    /// <param name="activity">Whose check it is.</param>
    /// <param name="given">The value that the answer gives to a question; null where it gives none.</param>
    /// <returns>Null when nothing is wrong.</returns>
    public FailedCheck? Failure(Campaign campaign, Activity activity, Func<Activity, AnswerValue?> given)
    {
        var others = Others(campaign).Select(number => (Number: number, Value: number.In(given(number.Activity)))).ToList();
        if (
            Own(activity) is not { } own
            || own.In(given(activity)) is not { } value
            || others.Count < Numbers.Count
            || others.Exists(other => other.Value is null)
        )
        {
            return null;
        }

        var sum = others.Sum(other => other.Value!.Value);
        if (Kind == NumberCheckKind.NotMoreThan ? value <= sum : value == sum)
        {
            return null;
        }

        var said = $"{(own.Word is { } word ? $"{Russian.Capitalized(word)}: " : null)}{own.Shown(value)}";
        var terms = string.Join(" + ", others.Select(other => $"{other.Number.Shown(other.Value!.Value)} ({other.Number.Reference})"));
        return new(
            value,
            sum,
            Kind == NumberCheckKind.NotMoreThan ? $"{said} больше, чем {terms}"
                : others.Count == 1 ? $"{said} не равно {terms}"
                : $"{said} не равно сумме {own.Shown(sum)}: {terms}"
        );
    }

    /// <summary>The number that is checked; null when the question has no such number.</summary>
    internal CheckedNumber? Own(Activity activity) => CheckedNumber.Of(activity).FirstOrDefault(number => number.Part == Part);

    /// <summary>The other numbers, as far as the campaign has them.</summary>
    internal IEnumerable<CheckedNumber> Others(Campaign campaign) =>
        Numbers.Select(name => CheckedNumber.Find(campaign, name)).OfType<CheckedNumber>();
}

/// <summary>Numbers that fail a check.</summary>
/// <param name="Number">The number that is checked.</param>
/// <param name="Against">The other number, or the sum of the others.</param>
/// <param name="Problem">«50 чел. больше, чем 40 чел. («Всего учителей», вопрос 3)», without a full stop.</param>
public sealed record FailedCheck(decimal Number, decimal Against, string Problem);

public enum NumberCheckKind
{
    /// <summary>The number is not greater than the one other number.</summary>
    NotMoreThan,

    /// <summary>The number is the sum of the others.</summary>
    SumOf,
}

/// <summary>What happens to an answer that fails a check.</summary>
public enum CheckSeverity
{
    /// <summary>A direct answer is refused; one from a sheet must be read by a person.</summary>
    MustBeMended,

    /// <summary>The school is asked why; its answer is accepted with the explanation.</summary>
    MustBeExplained,
}

/// <summary>One of the two numbers of a share.</summary>
public enum SharePart
{
    Part,
    Whole,
}

/// <summary>A number that checks can name: the one that a question asks for, or one of the two of a share.</summary>
/// <param name="Part">Null where the question asks for one number.</param>
public sealed record CheckedNumber(Activity Activity, SharePart? Part)
{
    // No answer is greater, and sums of such limits still fit a decimal.
    private const decimal Greatest = 999_999_999_999_999;
    private const string PartSuffix = ".part";
    private const string WholeSuffix = ".whole";

    /// <summary>In the campaign file: «teachers», and of a share «passed.part», «passed.whole».</summary>
    public string Name => $"{Activity.Id}{Suffix(Part)}";

    /// <summary>What one of two numbers is called; null where there is one.</summary>
    public string? Word =>
        Activity.Value is ShareQuestion share && Part is { } part ? (part == SharePart.Part ? share.Part : share.Whole) : null;

    /// <summary>«Всего учителей» (вопрос 3).</summary>
    public string Title => $"{Quoted} (вопрос {Activity.Number})";

    /// <summary>The same for use in brackets.</summary>
    internal string Reference => $"{Quoted}, вопрос {Activity.Number}";

    /// <summary>The least that it can be.</summary>
    internal decimal Least => Math.Clamp((Activity.Value as NumberQuestion)?.Least ?? 0, -Greatest, Greatest);

    /// <summary>The greatest that it can be; null for no limit.</summary>
    internal decimal? Most => Activity.Value is NumberQuestion { Most: { } most } ? Math.Clamp(most, -Greatest, Greatest) : null;

    private string Quoted => Russian.Quoted(Word is { } word ? $"{Activity.Brief()}: {word}" : Activity.Brief());

    /// <summary>All numbers that the question asks for; empty where it asks for none.</summary>
    public static IReadOnlyList<CheckedNumber> Of(Activity activity) =>
        activity.Value switch
        {
            NumberQuestion => [new(activity, Part: null)],
            ShareQuestion => [new(activity, SharePart.Part), new(activity, SharePart.Whole)],
            _ => [],
        };

    /// <returns>Null when the campaign has no such number.</returns>
    public static CheckedNumber? Find(Campaign campaign, string name)
    {
        SharePart? part =
            name.EndsWith(PartSuffix, StringComparison.Ordinal) ? SharePart.Part
            : name.EndsWith(WholeSuffix, StringComparison.Ordinal) ? SharePart.Whole
            : null;
        return campaign.FindActivity(name[..^Suffix(part).Length]) is { } activity
            ? Of(activity).FirstOrDefault(number => number.Part == part)
            : null;
    }

    /// <param name="value">Null without one.</param>
    internal decimal? In(AnswerValue? value) =>
        Part switch
        {
            null => value?.Number,
            SharePart.Part => value?.Share?.Part,
            _ => value?.Share?.Whole,
        };

    internal string Shown(decimal number) => AnswerValue.Of(number).ShownIn(Activity.Value!.UnitName);

    private static string Suffix(SharePart? part) =>
        part switch
        {
            null => string.Empty,
            SharePart.Part => PartSuffix,
            _ => WholeSuffix,
        };
}
