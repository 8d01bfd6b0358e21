using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Documents;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Reporting.Analysis;

namespace RoadmapFunctions.Reporting.Reports.Sections;

/// <summary>How each activity is carried out: one chart, one table, and text only where something is wrong.</summary>
public static class ActivitiesSection
{
    /// <summary>Schools: bars for one school say less than the table.</summary>
    private const int FewestInChart = 2;

    /// <summary>Number of activities described in the text; the table has them all.</summary>
    private const int MostInWords = 3;

    public static IEnumerable<Block> Compose(ReportData data, Numbering numbering)
    {
        if (data.Analysis.Counted.Count == 0)
        {
            yield break;
        }

        var table = numbering.NextTable();
        int? figure = data.Analysis.Progress.Received >= FewestInChart ? numbering.NextFigure() : null;
        var shown = figure is { } drawn ? $"показана на рисунке{Russian.NonBreakingSpace}{drawn} и" : "показана";
        yield return new Heading(1, $"{numbering.NextSection()} Выполнение мероприятий");
        yield return new Paragraph(
            $"Степень выполнения каждого мероприятия определена по отмеченным вариантам "
                + $"ответа (приложение 2) и {shown} в таблице{Russian.NonBreakingSpace}{table}; "
                + $"отмеченные варианты приведены в приложении 1.{Rarest(data)}"
        );
        foreach (var sentence in Exceptions(data).Concat(Analyst(data)))
        {
            yield return new Paragraph(sentence);
        }

        if (figure is { } number)
        {
            yield return Chart(data, number); // it needs half a page, and the text before it fills the rest of one
        }

        yield return ByStatus(data, table);
    }

    private static IEnumerable<string> Analyst(ReportData data) =>
        data.Campaign.CountedActivities.SelectMany(activity => Words(data, activity));

    /// <summary>What the analyst says about one activity.</summary>
    internal static IEnumerable<string> Words(ReportData data, Activity activity) =>
        data
            .Analysis.Words(AnalystNote.PlaceOf(activity))
            .Select((text, index) => index == 0 ? $"{Russian.Capitalized(Wording.Named(activity))}: {text}" : text);

    private static BarChart Chart(ReportData data, int figure) =>
        new(
            figure,
            "Выполнение мероприятий",
            $"Число {data.Campaign.Terms.Organization.Abbreviation}",
            [.. data.Analysis.Counted.Select(each => $"{each.Activity.Number}. {each.Activity.Brief()}")],
            [
                .. Present(data)
                    .Select(status => new ChartSeries(
                        Wording.Of(status),
                        Wording.ToneOf(status),
                        [.. data.Analysis.Counted.Select(each => each.Count(status))]
                    )),
            ]
        )
        {
            Whole = data.Analysis.Progress.Expected,
        };

    private static Table ByStatus(ReportData data, int table)
    {
        var (names, statuses) = (data.NamesOrganizations, Present(data));
        return new Table(
            table,
            "Степень выполнения мероприятий",
            [
                new("№", 0.5, Numeric: true),
                new("Мероприятие", 2),
                .. statuses.Select(status => new TableColumn(Russian.Capitalized(Wording.Of(status)), names ? 1.4 : 1, Numeric: true)),
            ],
            [
                .. data.Analysis.Counted.Select(each =>
                    (IReadOnlyList<TableCell>)
                        [
                            new(each.Activity.Number),
                            new(each.Activity.Brief()),
                            .. statuses.Select(status => Cell(each.ByStatus[status], Wording.ToneOf(status))),
                        ]
                ),
            ],
            names ? null : $"В ячейках — число {data.Campaign.Terms.Organization.Abbreviation}."
        );

        TableCell Cell(IReadOnlyList<Organization> organizations, Tone tone) =>
            organizations.Count == 0 ? new("—") : new(names ? Wording.Numbers(organizations) : Russian.Number(organizations.Count), tone);
    }

    private static List<ExecutionStatus> Present(ReportData data) =>
        [.. Enum.GetValues<ExecutionStatus>().Where(status => data.Analysis.Counted.Any(each => each.Count(status) > 0))];

    // Nothing is the rarest where what is not named was done as rarely.
    private static string Rarest(ReportData data)
    {
        var rarest = LeastDone(data).ToList();
        var others = data.Analysis.Counted.Except(rarest).ToList();
        return rarest.Count > 0 && others.Count > 0 && others.Min(Done) > rarest.Max(Done)
            ? $" Реже других {Russian.Plural(rarest.Count, "выполнено", "выполнены", "выполнены")} "
                + $"{Wording.Activities([.. rarest.Select(each => each.Activity)])}."
            : string.Empty;
    }

    private static IEnumerable<ActivityAnalysis> Unfinished(ReportData data) => data.Analysis.Counted.Where(each => Open(each).Any());

    private static IEnumerable<string> Exceptions(ReportData data) =>
        data.Campaign.Organizations.Count == 1
            ? [] // the result has said it
            : LeastDone(data).Select(each => data.NamesOrganizations ? Named(data, each) : Counted(data, each));

    private static string Named(ReportData data, ActivityAnalysis activity)
    {
        var open = Open(activity).Select(status => Many(data, activity.ByStatus[status], Wording.Of(status)));
        return $"{Russian.Capitalized(Wording.Named(activity.Activity))}: {string.Join("; ", Done(data, activity).Concat(open))}.";
    }

    // All numbers of the sentence together are the schools that were asked.
    private static string Counted(ReportData data, ActivityAnalysis activity)
    {
        var others = Russian.List([.. EssenceSection.Others(activity)]);
        return $"{Russian.Capitalized(Wording.Named(activity.Activity))}: выполнено в "
            + $"{Wording.Share(activity.Count(ExecutionStatus.Done), activity.Asked)} {data.Campaign.Terms.Organization.Abbreviation}"
            + $"{(others.Length == 0 ? null : $"; {others}")}.";
    }

    // Those that as many schools have done are named together or not at all, unless they alone are too many.
    internal static IEnumerable<ActivityAnalysis> LeastDone(ReportData data)
    {
        var named = 0;
        foreach (var equals in Unfinished(data).GroupBy(Done).OrderBy(group => group.Key))
        {
            if (named > 0 && named + equals.Count() > MostInWords)
            {
                yield break;
            }

            foreach (var activity in equals.Take(MostInWords))
            {
                named++;
                yield return activity;
            }
        }
    }

    // What nobody has read may be done, and must not make an activity the rarest.
    private static int Done(ActivityAnalysis activity) =>
        activity.Count(ExecutionStatus.Done) + activity.Count(ExecutionStatus.NeedsReading);

    // Unread answers may mean «done», so nothing is said about them.
    private static IEnumerable<string> Done(ReportData data, ActivityAnalysis activity) =>
        activity.ByStatus[ExecutionStatus.Done] is { Count: > 0 } done ? [Many(data, done, "выполнено")]
        : activity.Count(ExecutionStatus.NeedsReading) == 0 ? ["нигде не завершено"]
        : [];

    private static string Many(ReportData data, IReadOnlyList<Organization> organizations, string status) =>
        $"{status} — {Wording.Few(organizations, data.Campaign.Terms.Organization)}";

    private static IEnumerable<ExecutionStatus> Open(ActivityAnalysis activity) =>
        Enum.GetValues<ExecutionStatus>()
            .Where(status => status is not (ExecutionStatus.Done or ExecutionStatus.NoAnswer) && activity.Count(status) > 0);
}
