using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Documents;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Reporting.Analysis;

namespace RoadmapFunctions.Reporting.Reports.Sections;

/// <summary>What has changed since the previous campaign, and what has become of its recommendations.</summary>
public static class ComparisonSection
{
    public static IEnumerable<Block> Compose(ReportData data, Numbering numbering)
    {
        if (data.Comparison is not { } comparison)
        {
            yield break;
        }

        yield return new Heading(1, $"{numbering.NextSection()} Изменения и исполнение рекомендаций прошлого периода");
        if (comparison is not { Both.Count: > 0, Activities.Count: > 0 })
        {
            yield return new Paragraph(
                "Сравнение с предыдущим периодом не проведено: нет учреждений и мероприятий, сведения о которых есть за оба периода."
            );
            yield break;
        }

        var (table, term) = (numbering.NextTable(), data.Campaign.Terms.Organization);
        yield return new Paragraph(
            $"{Comparison(comparison, term)} Изменения по мероприятиям приведены в "
                + $"таблице{Russian.NonBreakingSpace}{table}.{Differences(comparison)}"
        );
        yield return new Table(
            table,
            "Выполнение мероприятий по сравнению с предыдущим периодом",
            [
                new("№", 0.6, Numeric: true),
                new("Мероприятие", 3.4),
                new("Было", 0.9, Numeric: true),
                new("Стало", 0.9, Numeric: true),
                new("Улучшили", 1.7),
                new("Снизили", 1.7),
                new("Не сопоставлено", 1.7),
            ],
            [
                .. comparison.Activities.Select(activity =>
                    (IReadOnlyList<TableCell>)
                        [
                            new(activity.Activity.Number),
                            new(activity.Activity.Brief()),
                            new(Russian.Number(activity.Before.Done)),
                            new(Russian.Number(activity.Now.Done)),
                            new(Schools(activity.Better, term)),
                            new(Schools(activity.Worse, term)),
                            new(Schools(activity.NotCompared, term)),
                        ]
                ),
            ],
            $"«Было» и «стало» — число выполнивших мероприятие из "
                + $"{Wording.Schools(comparison.Both.Count, term)}, представивших информацию в обоих периодах; "
                + "не сопоставлены ответы, которые не оценены или не даны в одном из периодов."
        );
        foreach (var block in Fulfilments(comparison, numbering))
        {
            yield return block;
        }
    }

    private static IEnumerable<Block> Fulfilments(CampaignComparison comparison, Numbering numbering)
    {
        if (comparison.Fulfilments.Count == 0)
        {
            yield break;
        }

        var table = numbering.NextTable();
        var states = comparison
            .Fulfilments.CountBy(each => each.State)
            .OrderBy(each => each.Key)
            .Select(each => $"{Wording.Of(each.Key)} — {Russian.Number(each.Value)}");
        yield return new Paragraph(
            $"Рекомендаций прошлого периода — {Russian.Number(comparison.Fulfilments.Count)}: "
                + $"{string.Join("; ", states)} (таблица{Russian.NonBreakingSpace}{table})."
        );
        yield return new Table(
            table,
            "Исполнение рекомендаций прошлого периода",
            [new("Учреждение", 1.6), new("Рекомендация", 5), new("Исполнение", 1.5)],
            [
                .. comparison
                    .Fulfilments.Take(ReportData.LargestListedRoster)
                    .Select(each =>
                        (IReadOnlyList<TableCell>)
                            [
                                new(each.Organization.ShortName),
                                new(each.Recommendation.Text),
                                new(
                                    Wording.Of(each.State),
                                    each.State switch
                                    {
                                        FulfilmentState.Fulfilled => Tone.Good,
                                        FulfilmentState.Partly => Tone.Progress,
                                        FulfilmentState.NotFulfilled => Tone.Bad,
                                        _ => Tone.Empty,
                                    }
                                ),
                            ]
                    ),
            ],
            "Исполнение определено по ответам учреждений за отчётный период."
        );
    }

    private static string Comparison(CampaignComparison comparison, OrganizationTerm term) =>
        $"По сравнению с предыдущим периодом ({Typography.Years(comparison.Previous.Period)}) "
        + $"число выполненных мероприятий в {Wording.Schools(comparison.Both.Count, term)}, "
        + $"{Russian.Plural(comparison.Both.Count, "представившем", "представивших", "представивших")} информацию в обоих периодах, "
        + (
            comparison.Before.Done == comparison.Now.Done
                ? $"не изменилось: {Russian.Number(comparison.Now.Done)} из {Russian.Number(comparison.Now.Of)}."
                : $"изменилось с {Russian.Number(comparison.Before.Done)} до "
                    + $"{Russian.Number(comparison.Now.Done)} из {Russian.Number(comparison.Now.Of)}."
        );

    private static string Differences(CampaignComparison comparison)
    {
        (string Words, IReadOnlyList<string> Numbers)[] differences =
        [
            ("Впервые", [.. comparison.OnlyNow.Select(activity => activity.Number)]),
            ("Больше не", [.. comparison.OnlyBefore.Select(activity => activity.Number)]),
        ];
        return string.Concat(
            differences
                .Where(each => each.Numbers.Count > 0)
                .Select(each =>
                    $" {each.Words} {(each.Numbers.Count == 1 ? "включено мероприятие" : "включены мероприятия")} "
                    + $"{Russian.List(each.Numbers)}."
                )
        );
    }

    private static string Schools(IReadOnlyList<Organization> organizations, OrganizationTerm term) =>
        organizations.Count switch
        {
            0 => "—",
            <= 5 => Wording.Names(organizations),
            var count => Wording.Schools(count, term),
        };
}
