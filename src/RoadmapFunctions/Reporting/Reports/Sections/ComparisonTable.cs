using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Documents;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Reporting.Analysis;

namespace RoadmapFunctions.Reporting.Reports.Sections;

/// <summary>What has changed since the previous campaign.</summary>
public static class ComparisonTable
{
    public static IEnumerable<Block> Compose(ReportData data, Numbering numbering)
    {
        if (data.Comparison is not { } comparison)
        {
            yield return new Paragraph("Ответов предыдущей кампании нет, поэтому сравнение с ней не проведено.");
            yield break;
        }

        var (before, now, table) = (comparison.Before, comparison.Now, numbering.NextTable());
        yield return new Paragraph(
            $"Предыдущая кампания: {before.Campaign.Title}, {before.Campaign.Period}. Индекс исполнения дорожной карты был {Russian.Share(before.Index.Done, before.Index.Of)}, стал {Russian.Share(now.Index.Done, now.Index.Of)}. " +
            $"В обеих кампаниях участвуют {Russian.Number(comparison.Common.Count)} из {Wording.Schools(now.Campaign.Organizations.Count)}; сопоставимы {Russian.Share(comparison.Activities.Count, now.Campaign.Activities.Count)} мероприятий.{Differences(comparison)}");
        if (comparison.Activities.Count == 0)
        {
            yield break;
        }

        yield return new Paragraph($"Выполнение мероприятий в двух кампаниях сопоставлено в таблице{Russian.NonBreakingSpace}{table}.");
        yield return new Table(
            table,
            "Выполнение мероприятий по сравнению с предыдущей кампанией",
            [new("№", 0.6, Numeric: true), new("Мероприятие", 4), new("Было", 1.4, Numeric: true), new("Стало", 1.4, Numeric: true), new("Улучшили", 1.6), new("Ухудшили", 1.6)],
            [.. comparison.Activities.Select(activity => (IReadOnlyList<TableCell>)
            [
                new(activity.Now.Activity.Number),
                new(activity.Now.Activity.Title),
                new(Done(activity.Before)),
                new(Done(activity.Now)),
                new(Schools(activity.Better)),
                new(Schools(activity.Worse)),
            ])],
            "Было и стало — ООУ со статусом «выполнено» из числа ответивших по мероприятию. Улучшили и ухудшили — ООУ обеих кампаний, статус которых вырос или снизился в ряду «не выполняется», «без изменений», «в процессе», «выполнено».");
    }

    private static string Differences(CampaignComparison comparison)
    {
        (string Words, IReadOnlyList<Activity> Activities)[] differences =
        [
            ("Впервые", comparison.OnlyNow),
            ("Больше не", comparison.OnlyBefore),
        ];
        return string.Concat(differences.Where(each => each.Activities.Count > 0).Select(each =>
            $" {each.Words} {(each.Activities.Count == 1 ? "включено мероприятие" : "включены мероприятия")} {Russian.List([.. each.Activities.Select(activity => activity.Number)])}."));
    }

    private static string Done(ActivityAnalysis activity) =>
        activity.Answered == 0 ? "нет ответов" : Russian.Share(activity.Count(ExecutionStatus.Done), activity.Answered);

    private static string Schools(IReadOnlyList<Organization> organizations) => organizations.Count switch
    {
        0 => "—",
        <= 5 => Wording.Names(organizations),
        var count => Wording.Schools(count),
    };
}
