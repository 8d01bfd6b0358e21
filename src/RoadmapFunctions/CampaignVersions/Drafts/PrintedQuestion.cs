using System.Text.RegularExpressions;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.CampaignVersions.Drafts;

/// <summary>A question as it is read line by line, with what follows it: options, or the lines of a list that it asks for.</summary>
internal sealed partial class PrintedQuestion(string number, string title)
{
    private string title = title;
    private bool stopped;

    public string Number { get; } = number;

    public List<(string Number, string Text)> Options { get; } = [];

    /// <summary>What stands between number and text; empty where nothing is told.</summary>
    public string Mark { get; init; } = string.Empty;

    /// <summary>The mark of the last line of its list.</summary>
    public string LastMark { get; private set; } = string.Empty;

    /// <summary>The last line of its list ends with a full stop, and the one before it did not.</summary>
    public bool Ended { get; private set; }

    public bool AsksForList => Asking().IsMatch(title) && !IsTask;

    /// <summary>It charges the department or another office, and asks schools nothing.</summary>
    public bool IsTask => ToOffice().IsMatch(title);

    public IEnumerable<PrintedQuestion> Items => Options.Select(item => new PrintedQuestion(item.Number, item.Text));

    public void AddOptions(string text)
    {
        var begins = OptionBegins().Matches(text);
        foreach (var (index, match) in begins.Index())
        {
            var from = match.Index + match.Length;
            var to = index + 1 < begins.Count ? begins[index + 1].Index : text.Length;
            Add(match.Groups["number"].Value, text[from..to]);
        }
    }

    public void Add(string optionNumber, string text, string mark = "")
    {
        var stops = text.TrimEnd().EndsWith('.');
        (LastMark, Ended, stopped) = (mark, stops && !stopped && Options.Count > 0, stops);
        if (CleanText.OneLine(text).TrimEnd(';', ' ') is { Length: > 0 } clean)
        {
            Options.Add((optionNumber, clean));
        }
    }

    public void GoOn(string text)
    {
        if (Options.Count == 0)
        {
            title = $"{title} {text}";
        }
        else
        {
            Options[^1] = (Options[^1].Number, $"{Options[^1].Text} {text}");
        }
    }

    public Activity ToActivity(string id)
    {
        if (Options.Count == 0)
        {
            return AskedFor.Question(id, Number, WithoutEnd(CleanText.OneLine(title)));
        }

        var taken = new HashSet<string>(StringComparer.Ordinal);
        var own = Options.FindLastIndex(option => OwnWords().IsMatch(option.Text));
        return new(
            id,
            Number,
            CleanText.OneLine(title).TrimEnd('.', ':', ' '),
            [
                .. Options
                    .Where((_, index) => index != own)
                    .Select(option =>
                    {
                        var optionId = Ids.From(option.Text, "option", taken);
                        taken.Add(optionId);
                        return new ActivityOption(optionId, option.Number, option.Text, GuessedLevel.Of(option.Text), Guessed: true);
                    }),
            ],
            own >= 0 ? new(Options[own].Number, Options[own].Text) : null
        );
    }

    // The dot of «тыс. руб.» belongs to the word.
    private static string WithoutEnd(string title) =>
        title.TrimEnd('.', ':', ';', ' ') is var bare
        && title.Contains($"{bare}.", StringComparison.Ordinal)
        && Abbreviation().IsMatch(bare)
            ? $"{bare}."
            : bare;

    [GeneratedRegex(@"\b(руб|чел|экз|шт|ед|тыс|г|ч)$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Abbreviation();

    [GeneratedRegex(
        @"\b(сведения|информаци|показател|вопрос|данные|отчит|указать|сообщить).*:\s*$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Asking();

    // «Информационно-методическому отделу (Смирнова Е.А.):» — its tasks are no questions to schools.
    [GeneratedRegex(
        @"^\W*([\p{L}-]+\s+){0,4}?(отделу|управлению|департаменту|комитету|центру|сектору|учреждению|специалисту|методисту|оператору)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex ToOffice();

    [GeneratedRegex(@"(?<=^|\s)(?<number>\d{1,2})\s*[.)]\s+(?=[\p{Lu}«""\d])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OptionBegins();

    [GeneratedRegex(
        @"^(Друго[ей]|Иное|Свой (ответ|вариант))\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex OwnWords();
}
