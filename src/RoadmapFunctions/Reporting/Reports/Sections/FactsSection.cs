using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Documents;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Reporting.Analysis;

namespace RoadmapFunctions.Reporting.Reports.Sections;

/// <summary>Answers that say nothing about execution: they are reported here and are not part of any share.</summary>
public static class FactsSection
{
    /// <summary>Number of names that a cell can hold.</summary>
    private const int MostNames = 5;

    /// <summary>More rows than a reader of the report has time for.</summary>
    private const int MostMismatches = 15;

    // Only where some answers hold no value that can be counted.
    private const string Counted = "Прочитано значений; по ним показатели";

    /// <param name="forCommittee">Without the analyst's words.</param>
    public static IEnumerable<Block> Compose(ReportData data, Numbering numbering, bool forCommittee = false)
    {
        var facts = data.Analysis.Activities.Where(each => each.Activity is { Counts: false, IsText: false }).ToList();
        var words = forCommittee
            ? []
            : data.Campaign.Activities.Where(activity => !activity.Counts).SelectMany(each => ActivitiesSection.Words(data, each)).ToList();
        if (facts.Count + words.Count == 0)
        {
            yield break;
        }

        yield return new Heading(1, $"{numbering.NextSection()} Сведения, представленные {data.Noun.Many.Instrumental}");
        if (facts.Count > 0)
        {
            var table = numbering.NextTable();
            yield return new Paragraph(
                $"Ответы, которые не входят в показатели выполнения, приведены в таблице{Russian.NonBreakingSpace}{table}."
            );
            yield return new Table(
                table,
                $"Сведения, представленные {data.Noun.Many.Instrumental}",
                [
                    new("№", 0.6, Numeric: true),
                    new("Вопрос, показатель", 4),
                    new("Значение", 1.4, Numeric: true),
                    new(Russian.Capitalized(data.Noun.Many.Nominative), 2.4),
                ],
                [.. facts.SelectMany(each => Rows(data, each))],
                $"Рядом с вопросом — сколько {data.Campaign.Terms.Organization.Abbreviation} ответили на него."
            );
        }

        foreach (
            var block in facts
                .SelectMany(each => Distribution(data, each, numbering))
                .Concat(facts.SelectMany(each => Links(data, each, numbering)))
                .Concat(Mismatches(data, numbering, forCommittee))
        )
        {
            yield return block;
        }

        foreach (var text in words)
        {
            yield return new Paragraph(text);
        }
    }

    private static IEnumerable<Block> Distribution(ReportData data, ActivityAnalysis analysis, Numbering numbering)
    {
        if (Histogram.Of(analysis) is not { } histogram)
        {
            yield break;
        }

        var (figure, unit) = (numbering.NextFigure(), analysis.Activity.Value!.UnitName);
        yield return new Paragraph(
            $"Распределение ответов на вопрос {analysis.Activity.Number} показано на рисунке{Russian.NonBreakingSpace}{figure}."
        );
        yield return new BarChart(
            figure,
            $"{analysis.Activity.Brief()}{(unit is null ? null : $", {unit}")}",
            $"Число {data.Campaign.Terms.Organization.Abbreviation}",
            [.. histogram.Bars.Select(bar => bar.Title)],
            [new("Ответов", Tone.Progress, [.. histogram.Bars.Select(bar => bar.Count)])]
        );
    }

    // Links are printed as text: a reader who opens one has read it first.
    private static IEnumerable<Block> Links(ReportData data, ActivityAnalysis analysis, Numbering numbering)
    {
        if (analysis.Activity.Value is not LinksQuestion || analysis.Values.Count == 0)
        {
            yield break;
        }

        if (!data.ListsOrganizations)
        {
            yield return new Paragraph(
                $"Ссылки из ответов на вопрос {analysis.Activity.Number} приведены в электронном приложении (книга Excel, лист «Ответы»)."
            );
            yield break;
        }

        var table = numbering.NextTable();
        yield return new Paragraph(
            $"Ссылки из ответов на вопрос {analysis.Activity.Number} приведены в таблице{Russian.NonBreakingSpace}{table}."
        );
        yield return new Table(
            table,
            $"Ссылки: {analysis.Activity.Brief()}",
            [new(Russian.Capitalized(data.Noun.One.Nominative), 2), new("Ссылки", 6)],
            [
                .. analysis.Values.Select(each =>
                    (IReadOnlyList<TableCell>)[new(each.Organization.ShortName), new(each.Value.Shown) { Verbatim = true }]
                ),
            ]
        );
    }

    // Nobody should take numbers that contradict each other for facts.
    private static IEnumerable<Block> Mismatches(ReportData data, Numbering numbering, bool forCommittee)
    {
        var broken = data.Analysis.Mismatches;
        if (broken.Count == 0)
        {
            yield break;
        }

        if (broken.Count > MostMismatches)
        {
            foreach (var block in MismatchTotals(data, numbering))
            {
                yield return block;
            }

            yield break;
        }

        var table = numbering.NextTable();
        yield return new Paragraph(
            "Итоги включают числа так, как они представлены. Не сходятся между собой числа, приведённые "
                + $"в таблице{Russian.NonBreakingSpace}{table}."
        );
        TableColumn[] columns = [new(Russian.Capitalized(data.Noun.One.Nominative), 1.6), new("Что не сходится", 4.2)];
        yield return new Table(
            table,
            "Числа, которые не сходятся",
            forCommittee ? columns : [.. columns, new($"Пояснение {data.Noun.One.Genitive}", 3)],
            [
                .. broken.Select(each =>
                    (IReadOnlyList<TableCell>)
                        [
                            new(Wording.AllNames([each.Organization])),
                            new($"Вопрос {each.Activity.Number}: {each.Broken.Problem}"),
                            .. forCommittee
                                ? []
                                : new[] { new TableCell(each.Broken.Explanation ?? "—") { Verbatim = each.Broken.Explained } },
                        ]
                ),
            ]
        );
    }

    private static IEnumerable<Block> MismatchTotals(ReportData data, Numbering numbering)
    {
        var schools = data.Analysis.Mismatches.Select(each => each.Organization.Id).Distinct(StringComparer.Ordinal).Count();
        yield return new Paragraph(
            $"Не сходятся между собой числа в ответах {Wording.Schools(schools, data.Campaign.Terms.Organization)}; "
                + "итоги включают их так, как они представлены. Каждое расхождение названо в электронном приложении "
                + $"(книга Excel, лист {Russian.Quoted(WorkbookNumbers.MismatchesName)})."
        );
        if (MunicipalityTotals.Of(data.Analysis) is not { Count: > 1 } municipalities)
        {
            yield break;
        }

        var table = numbering.NextTable();
        var abbreviation = data.Campaign.Terms.Organization.Abbreviation;
        yield return new Paragraph($"По территориям они распределены, как показано в таблице{Russian.NonBreakingSpace}{table}.");
        yield return new Table(
            table,
            "Числа, которые не сходятся, по территориям",
            [
                new("Территория", 4),
                new($"{abbreviation} с ответом", 1.6, Numeric: true),
                new($"{abbreviation} с расхождениями", 2, Numeric: true),
            ],
            [
                .. municipalities
                    .Where(each => each.Mismatched > 0)
                    .Take(ReportData.LargestListedRoster)
                    .Select(each =>
                        (IReadOnlyList<TableCell>)[new(each.Name), new(Russian.Number(each.Received)), new(Russian.Number(each.Mismatched))]
                    ),
            ],
            municipalities.Count(each => each.Mismatched > 0) > ReportData.LargestListedRoster
                ? $"Показаны первые {ReportData.LargestListedRoster} по алфавиту; остальные "
                    + "— в электронном приложении (книга Excel, лист «Территории»)."
                : null
        );
    }

    private static IEnumerable<IReadOnlyList<TableCell>> Rows(ReportData data, ActivityAnalysis analysis)
    {
        yield return
        [
            new(analysis.Activity.Number, Strong: true),
            new(
                analysis.Activity.OnlyIf is { } condition
                    ? $"{analysis.Activity.Title} (задан, если {condition.InWords(data.Campaign)})"
                    : analysis.Activity.Title,
                Strong: true
            ),
            new(Wording.Share(analysis.Answered, analysis.Asked), Strong: true),
            new(string.Empty),
        ];
        foreach (
            var line in AnswerLine
                .Of(analysis)
                .Where(line =>
                    line.Kind == AnswerLineKind.Value ? line.Count < analysis.Answered : line.Count > 0 || line.Number.Length > 0
                )
        )
        {
            yield return
            [
                new(line.Number.Length == 0 ? string.Empty : $"{analysis.Activity.Number}.{line.Number}"),
                new(line.Kind == AnswerLineKind.Value ? Counted : line.Text),
                new(Russian.Number(line.Count)),
                new(Names([.. data.Analysis.Organizations.Where(line.IsOf).Select(each => each.Organization)])),
            ];
        }

        foreach (var figure in analysis.Figures)
        {
            yield return [new(string.Empty), new(figure.Title), new(figure.Shown), new(Names(figure.Owners))];
        }
    }

    private static string Names(IReadOnlyList<Organization> organizations) =>
        organizations.Count switch
        {
            0 => "—",
            <= MostNames => Wording.Names(organizations),
            var count => $"{Wording.Names(organizations.Take(MostNames))} и другие (всего {Russian.Number(count)})",
        };
}
