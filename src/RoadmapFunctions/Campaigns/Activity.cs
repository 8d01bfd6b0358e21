using System.Text.Json.Serialization;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Campaigns;

/// <summary>A line of the road map.</summary>
/// <param name="Id">Stable from campaign to campaign: answers are compared by it.</param>
/// <param name="Number">As the order prints it; numbers may be missing or repeated.</param>
/// <param name="Other">The text of the «other» line in the order. The order's header allows own words everywhere, so they are
/// accepted without it too.</param>
/// <param name="Headers">Other headers under which the sheet may show the activity; its title always counts.</param>
/// <param name="Required">A direct answer without it is refused. A row of the sheet is not: the form has its own rules.</param>
/// <param name="Optional">An answer is complete without it, and nobody is reminded of it. Only a question that does not count in execution
/// can be.</param>
/// <param name="ShortTitle">A few words that name the activity; null for the beginning of the title.</param>
/// <param name="Kind">What is asked for; any number of options where the file does not say it.</param>
/// <param name="NotCounted">Its options say nothing about execution, whatever their levels are.</param>
/// <param name="Numeric">For a number: its unit and limits; null for any number that is not negative.</param>
/// <param name="Date">For a date: its limits; null for any date.</param>
/// <param name="Scale">For a scale: its points and their words; null for one to five.</param>
/// <param name="Share">For a share: what the part and the whole are; null for a part of anything.</param>
/// <param name="Heading">The heading that stands before it in the forms; null for none.</param>
/// <param name="OnlyIf">When it is asked; null for always.</param>
/// <param name="Checks">What must hold between its number and others; null for no check.</param>
/// <param name="Table">The table of which it is a row; null where it stands alone.</param>
public sealed record Activity(
    string Id,
    string Number,
    string Title,
    IReadOnlyList<ActivityOption> Options,
    PrintedLine? Other = null,
    IReadOnlyList<string>? Headers = null,
    bool Required = false,
    string? ShortTitle = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] QuestionKind Kind = QuestionKind.SeveralOf,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool NotCounted = false,
    NumberQuestion? Numeric = null,
    DateQuestion? Date = null,
    ScaleQuestion? Scale = null,
    QuestionHeading? Heading = null,
    ShareQuestion? Share = null,
    IReadOnlyList<NumberCheck>? Checks = null,
    QuestionCondition? OnlyIf = null,
    QuestionTable? Table = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Optional = false
)
{
    /// <summary>What a form that asks for the parts of an answer one by one calls the explanation of its numbers.</summary>
    public const string Explanation = "пояснение";

    private const int LongestBrief = 60;

    /// <summary>It offers options to tick.</summary>
    [JsonIgnore]
    public bool HasOptions => Kind is QuestionKind.SeveralOf or QuestionKind.OneOf;

    /// <summary>What is asked for where it is one value; null where it is options or own words.</summary>
    [JsonIgnore]
    public ValueQuestion? Value =>
        Kind switch
        {
            QuestionKind.Number => Numeric ?? NumberQuestion.Any,
            QuestionKind.Date => Date ?? DateQuestion.Any,
            QuestionKind.Scale => Scale ?? ScaleQuestion.Usual,
            QuestionKind.Share => Share ?? ShareQuestion.Any,
            QuestionKind.Links => LinksQuestion.Any,
            _ => null,
        };

    /// <summary>Own words may stand beside its value, to explain its numbers.</summary>
    [JsonIgnore]
    public bool MayBeExplained => Checks.OrEmpty().Any(check => check.MayBeExplained);

    /// <summary>It is answered in own words alone.</summary>
    [JsonIgnore]
    public bool IsText => Kind is QuestionKind.ShortText or QuestionKind.LongText;

    /// <summary>
    /// Its answers say how far the work has come. Only options can say it: other answers say nothing about execution, and nobody
    /// has to assess them.
    /// </summary>
    [JsonIgnore]
    public bool Counts => HasOptions && !NotCounted;

    /// <summary>For a chart, a table and a recommendation.</summary>
    public string Brief() => ShortTitle ?? Table?.Brief(LongestBrief) ?? CleanText.Abridged(Title, LongestBrief);

    /// <summary>As the forms print it.</summary>
    public string NumberedTitle() => $"{Number}. {Title}";

    /// <summary>
    /// Every header under which the sheet may show the activity. A number such as «1.1» or «3.а» cannot be told from the title, so the
    /// header counts as printed.
    /// </summary>
    public IEnumerable<string> AllHeaders() => [Title, NumberedTitle(), .. Headers.OrEmpty()];

    /// <summary>Every header under which the sheet may show one part of the value.</summary>
    /// <param name="part">One of the parts of the question.</param>
    public IEnumerable<string> HeadersOf(string part) => AllHeaders().Select(header => OfPart(header, part));

    /// <summary>The title in a form that asks for the parts one by one.</summary>
    public string NumberedTitle(string part) => OfPart(NumberedTitle(), part);

    private static string OfPart(string title, string part) => $"{title} [{part}]";
}

/// <summary>What an activity asks for.</summary>
public enum QuestionKind
{
    /// <summary>Any number of options; own words beside them or alone.</summary>
    SeveralOf,

    /// <summary>One option; own words beside it or alone.</summary>
    OneOf,

    /// <summary>Own words of a line or two; no options.</summary>
    ShortText,

    /// <summary>Own words of several sentences; no options.</summary>
    LongText,

    /// <summary>One number.</summary>
    Number,

    /// <summary>One day of the calendar.</summary>
    Date,

    /// <summary>One point of a scale.</summary>
    Scale,

    /// <summary>Two numbers: a part and its whole.</summary>
    Share,

    /// <summary>Addresses on the web.</summary>
    Links,
}

/// <param name="Id">Unique within the activity.</param>
/// <param name="Number">As printed in the order.</param>
/// <param name="Aliases">Other texts under which the sheet may show the option, such as an earlier wording.</param>
/// <param name="Excludes">Ids of options that contradict this one («разработаны» and «в процессе разработки»): a person must read an
/// answer that has both.</param>
/// <param name="Guessed">In a draft: the level was guessed from words and nobody has looked at it. A campaign in force has none.</param>
public sealed record ActivityOption(
    string Id,
    string Number,
    string Text,
    ExecutionLevel Level,
    IReadOnlyList<string>? Aliases = null,
    IReadOnlyList<string>? Excludes = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Guessed = false
)
{
    /// <summary>Every text by which the sheet may show the option.</summary>
    public IEnumerable<string> AllTexts() => Aliases.OrEmpty().Prepend(Text);
}

/// <summary>A heading between questions. It asks nothing, so it has no answer and no column.</summary>
/// <param name="Explanation">Some words below it.</param>
/// <param name="NewPage">A form with pages begins a new page here.</param>
public sealed record QuestionHeading(string Title, string? Explanation = null, bool NewPage = false);

public sealed record PrintedLine(string Number, string Text);

/// <summary>What an option says of the activity's execution.</summary>
public enum ExecutionLevel
{
    Done,
    InProgress,
    NotDone,

    /// <summary>What was there before is still in use.</summary>
    Unchanged,

    /// <summary>
    /// The option says nothing of it. An answer of such options alone must be read by a person, whose finding is never silent.
    /// </summary>
    Silent,
}
