using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Documents;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Reporting.Analysis;

namespace RoadmapFunctions.Reporting.Reports;

/// <summary>Wording that occurs in more than one place of the report.</summary>
public static class Wording
{
    /// <summary>For fewer things a percentage says less than the two numbers.</summary>
    public const int FewestForPercent = 20;

    private const int LongestList = 20;

    /// <summary>Number of names that a cell of a table may have where another table has them all.</summary>
    public const int MostInCell = 20;

    /// <summary>Number of names that a sentence may have where a table or an annex has them all.</summary>
    public const int MostInWords = 10;

    public static string Of(ExecutionStatus status) =>
        status switch
        {
            ExecutionStatus.Done => "выполнено",
            ExecutionStatus.InProgress => "в процессе",
            ExecutionStatus.Unchanged => "прежний порядок",
            ExecutionStatus.NotDone => "не выполняется",
            ExecutionStatus.NeedsReading => "не оценено",
            _ => "нет сведений",
        };

    /// <summary>A dash where the activity does not count.</summary>
    public static string Of(ExecutionStatus? status) => status is { } known ? Of(known) : "—";

    public static Tone ToneOf(ExecutionStatus? status) => status is { } known ? ToneOf(known) : Tone.None;

    /// <summary>A sign of one or two letters for narrow tables, read without colour.</summary>
    public static string ShortOf(ExecutionStatus status) =>
        status switch
        {
            ExecutionStatus.Done => "В",
            ExecutionStatus.InProgress => "П",
            ExecutionStatus.Unchanged => "ПП",
            ExecutionStatus.NotDone => "Н",
            ExecutionStatus.NeedsReading => "?",
            _ => "—",
        };

    public static Tone ToneOf(ExecutionStatus status) =>
        status switch
        {
            ExecutionStatus.Done => Tone.Good,
            ExecutionStatus.InProgress => Tone.Progress,
            ExecutionStatus.Unchanged => Tone.Unchanged,
            ExecutionStatus.NotDone => Tone.Bad,
            ExecutionStatus.NeedsReading => Tone.Attention,
            _ => Tone.Empty,
        };

    public static string Of(Completeness completeness) =>
        completeness switch
        {
            Completeness.Complete => "полный",
            Completeness.Partial => "неполный",
            Completeness.Empty => "форма без ответов",
            Completeness.NotExpected => "не требуется",
            _ => "нет ответа",
        };

    public static string Of(ReviewState state) =>
        state switch
        {
            ReviewState.Received => "получен",
            ReviewState.Read => "прочитан",
            ReviewState.Returned => "возвращён",
            ReviewState.Accepted => "принят",
            _ => "нет ответа",
        };

    public static string Of(Timeliness? timeliness) =>
        timeliness switch
        {
            Timeliness.OnTime => "в установленный срок",
            Timeliness.Late => "с нарушением срока",
            _ => "—",
        };

    public static string Of(SupportGroup group) =>
        group switch
        {
            SupportGroup.Critical => "адресная поддержка",
            SupportGroup.Attention => "повышенное внимание",
            SupportGroup.OnTrack => "в плане",
            SupportGroup.Undetermined => "не определена",
            _ => "нет сведений",
        };

    public static string Of(FulfilmentState state) =>
        state switch
        {
            FulfilmentState.Fulfilled => "исполнено",
            FulfilmentState.Partly => "частично",
            FulfilmentState.NotFulfilled => "не исполнено",
            _ => "нет сведений",
        };

    /// <summary>«№ 2», never broken between lines.</summary>
    public static string Numbered(int number) => $"№{Russian.NonBreakingSpace}{number}";

    /// <summary>«из 10 мероприятий», «из 21 мероприятия».</summary>
    public static string OfActivities(int count) => $"из {Russian.Count(count, "мероприятия", "мероприятий", "мероприятий")}";

    /// <summary>«5 из 7», and from twenty «40 из 50 (80 %)».</summary>
    public static string Share(int count, int of) =>
        of < FewestForPercent ? $"{Russian.Number(count)} из {Russian.Number(of)}" : Russian.Share(count, of);

    /// <summary>«50 (80 %)»: what it is out of, after the count.</summary>
    public static string Of(ExecutionIndex index) =>
        index.Of < FewestForPercent ? Russian.Number(index.Of) : $"{Russian.Number(index.Of)} ({Russian.Percent(index.Done, index.Of)})";

    /// <summary>The first use of the abbreviation: «общеобразовательных учреждений (далее — ООУ)».</summary>
    public static string Opened(int count, OrganizationTerm term) =>
        term.Abbreviation == term.PluralGenitive ? term.Abbreviation
        : count % 10 == 1 && count % 100 != 11 ? $"{term.Abbreviation} ({term.Plural})"
        : $"{term.PluralGenitive} (далее — {term.Abbreviation})";

    /// <summary>The same for all of them, after «все»: «общеобразовательные учреждения (далее — ООУ; всего 7)».</summary>
    public static string AllOpened(int count, OrganizationTerm term) =>
        term.Abbreviation == term.PluralGenitive
            ? Schools(count, term)
            : $"{term.Plural} (далее — {term.Abbreviation}; всего {Russian.Number(count)})";

    public static string Schools(int count, OrganizationTerm term) =>
        $"{Russian.Number(count)}{Russian.NonBreakingSpace}{term.Abbreviation}";

    /// <summary>
    /// «до 01.03.2021»; for a day that had passed when the paper was made, room for another one: nobody can be told to do a thing
    /// by then.
    /// </summary>
    public static string Until(DateOnly due, DateOnly madeOn) =>
        due < madeOn ? $"до{Russian.NonBreakingSpace}_________" : $"до {Russian.Date(due)}";

    /// <summary>«мероприятие 7», «мероприятия 2, 5 и 6».</summary>
    public static string Activities(IReadOnlyList<Activity> activities) =>
        $"{(activities.Count == 1 ? "мероприятие" : "мероприятия")} {Russian.List([.. activities.Select(activity => activity.Number)])}";

    /// <summary>«мероприятие 7 („Внутришкольные механизмы мониторинга“)».</summary>
    public static string Named(Activity activity) => $"мероприятие {NumberAndName(activity)}";

    /// <summary>«7 („Внутришкольные механизмы мониторинга“)».</summary>
    public static string NumberAndName(Activity activity) => $"{activity.Number} ({Russian.Quoted(activity.Brief())})";

    /// <summary>«СОШ № 5, 11 и 28; ООШ № 66»; a list that is too long for a sentence is cut and says by how many.</summary>
    public static string Names(IEnumerable<Organization> organizations, NameCase wanted = NameCase.Nominative) =>
        Names([.. organizations], LongestList, wanted);

    /// <summary>Their names; or how many they are, where names would hide what is said about them.</summary>
    public static string Few(IReadOnlyList<Organization> organizations, OrganizationTerm term, NameCase wanted = NameCase.Nominative) =>
        organizations.Count <= MostInWords ? AllNames(organizations, wanted) : Schools(organizations.Count, term);

    /// <summary>All names, however many.</summary>
    public static string AllNames(IEnumerable<Organization> organizations, NameCase wanted = NameCase.Nominative) =>
        Names([.. organizations], int.MaxValue, wanted);

    private static string Names(List<Organization> organizations, int longest, NameCase wanted)
    {
        var names = Folded(organizations.Take(longest).Select(organization => organization.ShortName), wanted);
        var others = wanted switch
        {
            NameCase.Genitive => "и других",
            NameCase.Dative => "и другим",
            _ => "и другие",
        };
        return organizations.Count <= longest ? names : $"{names} {others} (всего {Russian.Number(organizations.Count)})";
    }

    /// <summary>«СОШ № 5, 11 и 28; ООШ № 66» of short names; «школ № 32 и 33, лицея № 7» in the genitive.</summary>
    public static string Folded(IEnumerable<string> shortNames, NameCase wanted = NameCase.Nominative)
    {
        var groups = shortNames
            .Select(Split)
            .GroupBy(name => name.Kind, StringComparer.Ordinal)
            .SelectMany(group =>
                group.Key.Length == 0 ? group.Select(name => (Text: SchoolName.Of(name.Number, wanted), Folded: false))
                : group.Count() > 1 && SchoolName.Many(group.Key, wanted) is { } many
                    ? [(Text: $"{many}{Russian.List([.. group.Select(name => name.Number)])}", Folded: true)]
                : group.Select(name => (Text: $"{SchoolName.Of(group.Key, wanted)}{name.Number}", Folded: false))
            )
            .ToList();
        return groups.Count > 1 && groups.Any(group => group.Folded)
            ? string.Join("; ", groups.Select(group => group.Text))
            : Russian.List([.. groups.Select(group => group.Text)]);
    }

    // «СОШ № » and «5»; a name that does not end with a number stays whole.
    private static (string Kind, string Number) Split(string name)
    {
        var end = name.LastIndexOf("№ ", StringComparison.Ordinal) + 2;
        return end >= 2 && end < name.Length && name.Skip(end).All(char.IsLetterOrDigit)
            ? (name[..end].Replace("№ ", $"№{Russian.NonBreakingSpace}", StringComparison.Ordinal), name[end..])
            : (string.Empty, name);
    }

    /// <summary>«СОШ 5, 28; ООШ 66» for a cell of a table.</summary>
    public static string Numbers(IReadOnlyList<Organization> organizations) =>
        string.Join(
            "; ",
            organizations
                .Select(organization => Split(organization.ShortName))
                .GroupBy(name => name.Kind, StringComparer.Ordinal)
                .Select(group =>
                    group.Key.Replace($" №{Russian.NonBreakingSpace}", $"{Russian.NonBreakingSpace}", StringComparison.Ordinal)
                    + string.Join(", ", group.Select(name => name.Number))
                )
        );
}
