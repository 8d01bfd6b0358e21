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
        if (comparison is not ({ Both.Count: > 0, Activities.Count: > 0 } or { Values.Count: > 0 } or { Options.Count: > 0 }))
        {
            yield return new Paragraph(
                $"Сравнение с предыдущим периодом не проведено: нет {data.Noun.Many.Genitive} и мероприятий, "
                    + "сведения о которых есть за оба периода."
            );
            yield break;
        }

        foreach (var block in comparison.Activities.Count > 0 ? Execution(data, comparison, numbering) : [])
        {
            yield return block;
        }

        foreach (
            var block in Values(data, comparison, numbering)
                .Concat(Options(data, comparison, numbering))
                .Concat(Fulfilments(data, comparison, numbering))
        )
        {
            yield return block;
        }
    }

    private static IEnumerable<Block> Execution(ReportData data, CampaignComparison comparison, Numbering numbering)
    {
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
    }

    private static IEnumerable<Block> Values(ReportData data, CampaignComparison comparison, Numbering numbering)
    {
        if (comparison.Values.Count == 0)
        {
            yield break;
        }

        var table = numbering.NextTable();
        yield return new Paragraph(
            $"Изменения показателей, которые {data.Noun.Many.Nominative} назвали в обоих периодах, "
                + $"приведены в таблице{Russian.NonBreakingSpace}{table}."
        );
        yield return new Table(
            table,
            "Показатели по сравнению с предыдущим периодом",
            [new("№", 0.6, Numeric: true), new("Вопрос, показатель", 4), new("Было", 1.2, Numeric: true), new("Стало", 1.2, Numeric: true)],
            [.. comparison.Values.SelectMany(values => Rows(values, data.Campaign.Terms.Organization))],
            $"Рядом с вопросом — сколько {data.Noun.Many.Genitive} назвали значение в обоих периодах; показатели посчитаны по ним."
        );
    }

    private static IEnumerable<IReadOnlyList<TableCell>> Rows(ValueComparison values, OrganizationTerm term)
    {
        yield return Question(values.Activity, values.Schools, term);
        foreach (var (before, now) in values.Figures)
        {
            yield return [new(string.Empty), new(now.Title), new(before.Shown), new(now.Shown)];
        }
    }

    private static IEnumerable<Block> Options(ReportData data, CampaignComparison comparison, Numbering numbering)
    {
        if (comparison.Options.Count == 0)
        {
            yield break;
        }

        var table = numbering.NextTable();
        yield return new Paragraph($"Как изменились отмеченные варианты ответов, показано в таблице{Russian.NonBreakingSpace}{table}.");
        yield return new Table(
            table,
            "Варианты ответов по сравнению с предыдущим периодом",
            [new("№", 0.6, Numeric: true), new("Вопрос, вариант", 4), new("Было", 1.2, Numeric: true), new("Стало", 1.2, Numeric: true)],
            [.. comparison.Options.SelectMany(options => Rows(options, data.Campaign.Terms.Organization))],
            $"Рядом с вопросом — сколько {data.Noun.Many.Genitive} отметили варианты в обоих периодах; «было» и «стало» — сколько из них "
                + "отметили вариант; прочерк — варианта в форме не было."
        );
    }

    private static IEnumerable<IReadOnlyList<TableCell>> Rows(OptionComparison options, OrganizationTerm term)
    {
        yield return Question(options.Activity, options.Schools, term);
        foreach (var option in options.Options)
        {
            yield return [new($"{options.Activity.Number}.{option.Number}"), new(option.Text), Count(option.Before), Count(option.Now)];
        }

        static TableCell Count(int? count) => new(count is { } known ? Russian.Number(known) : "—");
    }

    private static IReadOnlyList<TableCell> Question(Activity activity, int schools, OrganizationTerm term) =>
        [
            new(activity.Number, Strong: true),
            new($"{activity.Brief()} ({Wording.Schools(schools, term)})", Strong: true),
            new(string.Empty),
            new(string.Empty),
        ];

    private static IEnumerable<Block> Fulfilments(ReportData data, CampaignComparison comparison, Numbering numbering)
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
            [new(Russian.Capitalized(data.Noun.One.Nominative), 1.6), new("Рекомендация", 5), new("Исполнение", 1.5)],
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
            $"Исполнение определено по ответам {data.Noun.Many.Genitive} за отчётный период."
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
