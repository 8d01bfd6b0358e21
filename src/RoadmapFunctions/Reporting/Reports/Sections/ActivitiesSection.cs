using RoadmapFunctions.Documents;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Reporting.Analysis;

namespace RoadmapFunctions.Reporting.Reports.Sections;

/// <summary>How each activity is carried out.</summary>
public static class ActivitiesSection
{
    private const int LargestListOfNames = 12;

    public static IEnumerable<Block> Compose(ReportData data, Numbering numbering)
    {
        yield return new Heading(1, "3 Выполнение мероприятий дорожной карты");
        yield return new Paragraph(
            "Статус мероприятия в ООУ следует из отмеченных вариантов по одному правилу. «Выполнено» — отмечен вариант о сделанном, а вариантов о незаконченной работе нет; " +
            "«в процессе» — среди отмеченных есть вариант о незаконченной работе; «без изменений» — используется только прежнее; «не выполняется» — так ответила сама ООУ. " +
            "«Требует прочтения» — дан только свой ответ, варианты противоречат друг другу или запись читается двояко. " +
            "Доли вариантов считаются от числа ответивших по мероприятию, доли статусов — от числа всех ООУ.");
        var figure = numbering.NextFigure();
        yield return new BarChart(
            figure,
            "Статус мероприятий (номера — по дорожной карте)",
            "Число ООУ",
            [.. data.Analysis.Activities.Select(each => $"Мероприятие {each.Activity.Number}")],
            [.. Enum.GetValues<ExecutionStatus>().Select(status => new ChartSeries(
                Wording.Of(status), Wording.ToneOf(status), [.. data.Analysis.Activities.Select(each => each.Count(status))]))]);
        foreach (var (index, activity) in data.Analysis.Activities.Index())
        {
            foreach (var block in Activity(data, activity, $"3.{index + 1}", numbering))
            {
                yield return block;
            }
        }
    }

    private static IEnumerable<Block> Activity(ReportData data, ActivityAnalysis analysis, string section, Numbering numbering)
    {
        var (table, figure) = (numbering.NextTable(), numbering.NextFigure());
        yield return new Heading(2, $"{section} Мероприятие {analysis.Activity.Number}. {analysis.Activity.Title}");
        yield return new Paragraph(
            string.Join(' ', Sentences(data, analysis)) +
            $" Распределение ответов — в таблице{Russian.NonBreakingSpace}{table} и на рисунке{Russian.NonBreakingSpace}{figure}.");
        yield return Options(data, analysis, table);
        yield return new BarChart(
            figure,
            $"Ответы по мероприятию {analysis.Activity.Number}",
            "Число ООУ",
            [.. analysis.Options.Select(each => each.Option.Text), "Свой ответ"],
            [new ChartSeries("Число ООУ", Tone.Accent, [.. analysis.Options.Select(each => each.Count), analysis.OwnWords.Count])]);
    }

    private static IEnumerable<string> Sentences(ReportData data, ActivityAnalysis analysis)
    {
        var expected = data.Analysis.Progress.Expected;
        yield return $"Ответов по мероприятию — {Russian.Share(analysis.Answered, expected)}.";
        var statuses = Enum.GetValues<ExecutionStatus>().Where(status => analysis.Count(status) > 0).ToList();
        yield return $"Статус: {string.Join("; ", statuses.Select(status => $"{Wording.Of(status)} — {Russian.Share(analysis.Count(status), expected)}"))}.";
        if (analysis.Options.MaxBy(each => each.Count) is { Count: > 0 } most)
        {
            var same = analysis.Options.Count(each => each.Count == most.Count);
            var chosen = $"в {Russian.Share(most.Count, analysis.Answered)} ответов";
            yield return same == 1
                ? $"Чаще всего отмечен вариант {Russian.Quoted(most.Option.Text)} — {chosen}."
                : same == analysis.Options.Count
                    ? $"Все варианты отмечены одинаково часто: каждый из них — {chosen}."
                    : $"Чаще других {Russian.Plural(same, "отмечен", "отмечены", "отмечено")} {Russian.Count(same, "вариант", "варианта", "вариантов")}: каждый из них — {chosen}.";
        }
    }

    private static Table Options(ReportData data, ActivityAnalysis analysis, int number)
    {
        var names = data.Campaign.Organizations.Count <= LargestListOfNames;
        var chosenBy = data.Analysis.Organizations.SelectMany(each =>
                (each.Current?.AnswerTo(analysis.Activity.Id)?.OptionIds ?? []).Select(option => (option, each.Organization)))
            .ToLookup(pair => pair.option, pair => pair.Organization, StringComparer.Ordinal);
        IReadOnlyList<TableCell> Row(string printed, string text, int count, IEnumerable<Campaigns.Organization> organizations) =>
        [
            new(printed),
            new(text),
            new(Russian.Number(count)),
            new(Russian.Percent(count, analysis.Answered)),
            .. names ? [new TableCell(count == 0 ? "—" : Wording.Names(organizations))] : Array.Empty<TableCell>(),
        ];
        return new Table(
            number,
            $"Ответы по мероприятию {analysis.Activity.Number}",
            [
                new("№", 0.5, Numeric: true), new("Вариант ответа", 4), new("ООУ", 0.8, Numeric: true), new("Доля ответивших", 1.3, Numeric: true),
                .. names ? [new TableColumn("Кто отметил", 2.4)] : Array.Empty<TableColumn>(),
            ],
            [
                .. analysis.Options.Select(each => Row(each.Option.Number, each.Option.Text, each.Count, chosenBy[each.Option.Id])),
                Row(analysis.Activity.Other?.Number ?? string.Empty, "Свой ответ", analysis.OwnWords.Count, analysis.OwnWords.Select(words => words.Organization)),
                .. analysis.Ambiguous.Count == 0
                    ? Array.Empty<IReadOnlyList<TableCell>>()
                    : [Row(string.Empty, "Запись читается двояко", analysis.Ambiguous.Count, analysis.Ambiguous.Select(words => words.Organization))],
            ],
            $"Ответивших — {Wording.Schools(analysis.Answered)}; можно было отметить несколько вариантов.{(analysis.Activity.Other is null ? Wording.NoNumberOfOwnWords : string.Empty)}");
    }
}
