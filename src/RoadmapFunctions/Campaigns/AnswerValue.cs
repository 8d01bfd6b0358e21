using System.Text.Json.Serialization;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Campaigns;

/// <summary>The answer to a question for one value.</summary>
public abstract record AnswerValue
{
    /// <summary>In the unit of the question; null where the value is not a number.</summary>
    public virtual decimal? Number => null;

    /// <summary>Null where the value is not a date.</summary>
    public virtual DateOnly? Day => null;

    /// <summary>The part of a whole; null where the value is no share.</summary>
    [JsonIgnore] // it would hold itself
    public virtual ShareValue? Share => null;

    /// <summary>Addresses that are safe to open; null where the value is something else.</summary>
    public virtual IReadOnlyList<string>? Links => null;

    /// <summary>As people write it, without the unit: «1 200», «12,5», «5 февраля 2021 г.».</summary>
    public abstract string Shown { get; }

    /// <summary>The same for a narrow cell: «05.02.2021».</summary>
    public virtual string Brief => Shown;

    public static AnswerValue Of(decimal number) => new NumberValue(number);

    public static AnswerValue Of(DateOnly day) => new DayValue(day);

    /// <param name="unit">What is counted; null for nothing.</param>
    public string ShownIn(string? unit) => unit is null ? Shown : $"{Shown}{Russian.NonBreakingSpace}{Agreeing(unit)}";

    private protected virtual string Agreeing(string unit) => Number is { } number ? NumberText.Agreeing(unit, number) : unit;
}

/// <summary>A number, kept without trailing zeros.</summary>
public sealed record NumberValue : AnswerValue
{
    private const string Format = "#,0.######";

    private readonly decimal number;

    // 12.50 and 12.5 are one number and must be spelled alike, and so must 0 and −0.
    public NumberValue(decimal number) => this.number = number == 0 ? 0 : number / 1.0000000000000000000000000000m;

    public override decimal? Number => number;

    public override string Shown => number.ToString(Format, Russian.Culture);
}

/// <summary>A day of the calendar.</summary>
public sealed record DayValue(DateOnly Date) : AnswerValue
{
    public override DateOnly? Day => Date;

    public override string Shown => Russian.DateInWords(Date);

    public override string Brief => Russian.Date(Date);
}

/// <summary>A part of a whole: «12 из 40».</summary>
public sealed record ShareValue : AnswerValue
{
    public ShareValue(decimal part, decimal whole) => (Part, Whole) = (Plain(part), Plain(whole));

    public decimal Part { get; }

    public decimal Whole { get; }

    [JsonIgnore]
    public override ShareValue Share => this;

    public override string Shown => $"{Of(Part).Shown}{Russian.NonBreakingSpace}из{Russian.NonBreakingSpace}{Of(Whole).Shown}";

    // «12 из 40 человек», «12 из 21 часа»: in the genitive, which after five is that of the plural.
    private protected override string Agreeing(string unit) => NumberText.Agreeing(unit, Whole % 10 == 1 && Whole % 100 != 11 ? 2 : 5);

    private static decimal Plain(decimal number) => Of(number).Number!.Value;
}

/// <summary>Addresses on the web, each of them checked.</summary>
public sealed record LinksValue : AnswerValue
{
    private readonly string text;

    public LinksValue(IReadOnlyList<string> links) => text = string.Join('\n', links);

    public override IReadOnlyList<string> Links => text.Split('\n');

    public override string Shown => text;

    public override string Brief => Of(Links.Count).Shown;
}

/// <summary>What a text or a cell turned out to be. With neither value nor problem it was blank.</summary>
/// <param name="Problem">Why it is refused and what to write instead: for the school, in Russian.</param>
public sealed record ValueReading(AnswerValue? Value, string? Problem = null)
{
    public static ValueReading Nothing { get; } = new(Value: null);

    public static ValueReading Refused(string problem) => new(Value: null, problem);
}

/// <summary>One figure that sums up the values of a question.</summary>
/// <param name="Id">For programs; never changes.</param>
/// <param name="Title">In Russian: «Всего».</param>
/// <param name="Owners">Schools that gave this value, in the order of the roster; empty where it belongs to all.</param>
/// <param name="Unit">What is counted: «чел.»; null where nothing is.</param>
public sealed record ValueFigure(string Id, string Title, AnswerValue Value, IReadOnlyList<Organization> Owners, string? Unit = null)
{
    /// <summary>It can be compared with the same figure of another period.</summary>
    public bool Comparable { get; init; } = true;

    public string Shown => Value.ShownIn(Unit);
}
