using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Documents;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Reporting.Analysis;

namespace RoadmapFunctions.Reporting.Reports;

/// <summary>Words of the report that stand in more than one place.</summary>
public static class Wording
{
    public static string Of(ExecutionStatus status) => status switch
    {
        ExecutionStatus.Done => "выполнено",
        ExecutionStatus.InProgress => "в процессе",
        ExecutionStatus.Unchanged => "без изменений",
        ExecutionStatus.NotDone => "не выполняется",
        ExecutionStatus.NeedsReading => "требует прочтения",
        _ => "нет ответа",
    };

    /// <summary>A sign of one or two letters for narrow tables, read without colour.</summary>
    public static string ShortOf(ExecutionStatus status) => status switch
    {
        ExecutionStatus.Done => "В",
        ExecutionStatus.InProgress => "П",
        ExecutionStatus.Unchanged => "Б",
        ExecutionStatus.NotDone => "Н",
        ExecutionStatus.NeedsReading => "?",
        _ => "—",
    };

    public static Tone ToneOf(ExecutionStatus status) => status switch
    {
        ExecutionStatus.Done => Tone.Good,
        ExecutionStatus.InProgress => Tone.Progress,
        ExecutionStatus.Unchanged => Tone.Unchanged,
        ExecutionStatus.NotDone => Tone.Bad,
        ExecutionStatus.NeedsReading => Tone.Attention,
        _ => Tone.Empty,
    };

    public static string Of(Completeness completeness) => completeness switch
    {
        Completeness.Complete => "полный",
        Completeness.Partial => "неполный",
        _ => "нет ответа",
    };

    public static string Of(Timeliness? timeliness) => timeliness switch
    {
        Timeliness.OnTime => "в срок",
        Timeliness.Late => "с опозданием",
        _ => "—",
    };

    /// <summary>Added to the note of a table where an activity prints no line of its own for own words.</summary>
    public const string NoNumberOfOwnWords = " Если у своего ответа нет номера, такой строки нет в перечне вариантов.";

    public static string Schools(int count) => $"{Russian.Number(count)}{Russian.NonBreakingSpace}ООУ";

    /// <summary>«№ 2», whose parts never part.</summary>
    public static string Numbered(int number) => $"№{Russian.NonBreakingSpace}{number}";

    /// <summary>«из 10 мероприятий», «из 21 мероприятия».</summary>
    public static string OfActivities(int count) => $"из {Russian.Count(count, "мероприятия", "мероприятий", "мероприятий")}";

    /// <summary>The schools by their short names; a long list is cut and says by how many.</summary>
    public static string Names(IEnumerable<Organization> organizations)
    {
        const int Longest = 20;
        var names = organizations.Select(organization => organization.ShortName.Replace("№ ", $"№{Russian.NonBreakingSpace}", StringComparison.Ordinal)).ToList();
        return names.Count <= Longest ? Russian.List(names) : $"{string.Join(", ", names.Take(Longest))} и ещё {Schools(names.Count - Longest)}";
    }
}
