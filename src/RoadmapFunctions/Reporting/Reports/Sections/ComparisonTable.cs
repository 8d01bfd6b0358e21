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
        if (data.Comparison is not { Both.Count: > 0, Activities.Count: > 0 } comparison)
        {
            yield return new Paragraph("Сравнение с предыдущим периодом не проведено: нет учреждений и мероприятий, сведения о которых есть за оба периода.");
            yield break;
        }

        var table = numbering.NextTable();
        yield return new Paragraph(
            $"{Comparison(comparison)} Изменения по мероприятиям приведены в таблице{Russian.NonBreakingSpace}{table}.{Differences(comparison)}");
        yield return new Table(
            table,
            "Выполнение мероприятий по сравнению с предыдущим периодом",
            [
                new("№", 0.6, Numeric: true), new("Мероприятие", 3.4), new("Было", 0.9, Numeric: true), new("Стало", 0.9, Numeric: true),
                new("Улучшили", 1.7), new("Снизили", 1.7), new("Не сопоставлено", 1.7),
            ],
            [.. comparison.Activities.Select(activity => (IReadOnlyList<TableCell>)
            [
                new(activity.Activity.Number),
                new(activity.Activity.Title),
                new(Russian.Number(activity.Before.Done)),
                new(Russian.Number(activity.Now.Done)),
                new(Schools(activity.Better)),
                new(Schools(activity.Worse)),
                new(Schools(activity.NotCompared)),
            ])],
            $"«Было» и «стало» — число выполнивших мероприятие из {Wording.Schools(comparison.Both.Count)}, представивших информацию в обоих периодах; " +
            "не сопоставлены ответы, которые не оценены или не даны в одном из периодов.");
    }

    private static string Comparison(CampaignComparison comparison) =>
        $"По сравнению с предыдущим периодом ({comparison.Previous.Period}) число выполненных мероприятий в {Wording.Schools(comparison.Both.Count)}, " +
        $"{Russian.Plural(comparison.Both.Count, "представившем", "представивших", "представивших")} информацию в обоих периодах, " +
        (comparison.Before.Done == comparison.Now.Done
            ? $"не изменилось: {Russian.Number(comparison.Now.Done)} из {Russian.Number(comparison.Now.Of)}."
            : $"изменилось с {Russian.Number(comparison.Before.Done)} до {Russian.Number(comparison.Now.Done)} из {Russian.Number(comparison.Now.Of)}.");

    private static string Differences(CampaignComparison comparison)
    {
        (string Words, IReadOnlyList<string> Numbers)[] differences =
        [
            ("Впервые", [.. comparison.OnlyNow.Select(activity => activity.Number)]),
            ("Больше не", [.. comparison.OnlyBefore.Select(activity => activity.Number)]),
        ];
        return string.Concat(differences.Where(each => each.Numbers.Count > 0).Select(each =>
            $" {each.Words} {(each.Numbers.Count == 1 ? "включено мероприятие" : "включены мероприятия")} {Russian.List(each.Numbers)}."));
    }

    private static string Schools(IReadOnlyList<Organization> organizations) => organizations.Count switch
    {
        0 => "—",
        <= 5 => Wording.Names(organizations),
        var count => Wording.Schools(count),
    };
}
