using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Documents;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Reporting.Analysis;

namespace RoadmapFunctions.Reporting.Reports.Sections;

/// <summary>Schools that need help first, each with its reasons.</summary>
public static class HelpTable
{
    private const int LargestPart = 20;

    public static IEnumerable<Block> Compose(ReportData data, Numbering numbering)
    {
        var (needs, table) = (data.Analysis.HelpNeeds, numbering.NextTable());
        yield return new Paragraph(
            $"Помощь нужна {Russian.Share(needs.Count, data.Campaign.Organizations.Count)} ООУ; причины и очерёдность приведены в таблице{Russian.NonBreakingSpace}{table}, правило — в приложении Б.");
        yield return new Table(
            table,
            "ООУ, которым нужна помощь, по очерёдности",
            [new("№", 0.5, Numeric: true), new("ООУ", 2.5), new("Причины", 6)],
            [.. needs.Take(LargestPart).Select((need, index) => (IReadOnlyList<TableCell>)
                [new(Russian.Number(index + 1)), new(need.Organization.ShortName), new($"{string.Join("; ", Reasons(need))}")])],
            needs.Count > LargestPart ? $"Показаны первые {LargestPart}; ещё {Wording.Schools(needs.Count - LargestPart)} — в файле summary.xlsx, лист «ООУ»." : null);
    }

    /// <summary>Each can be looked up in the school's own answer.</summary>
    public static IEnumerable<string> Reasons(HelpNeed need)
    {
        if (need.Missing)
        {
            yield return "ответ не представлен";
        }

        if (need.NotBegun.Count > 0)
        {
            yield return $"не {(need.NotBegun.Count == 1 ? "начато мероприятие" : "начаты мероприятия")} {Numbers(need.NotBegun)}";
        }

        if (need.Unanswered.Count > 0)
        {
            yield return $"нет ответа по {(need.Unanswered.Count == 1 ? "мероприятию" : "мероприятиям")} {Numbers(need.Unanswered)}";
        }

        if (need.Behind)
        {
            yield return "выполнено заметно меньше, чем в других ООУ";
        }
    }

    private static string Numbers(IEnumerable<Activity> activities) => Russian.List([.. activities.Select(activity => activity.Number)]);
}
