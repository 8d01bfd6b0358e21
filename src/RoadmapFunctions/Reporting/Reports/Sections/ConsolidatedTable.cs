using RoadmapFunctions.Answers;
using RoadmapFunctions.Documents;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Reporting.Analysis;

namespace RoadmapFunctions.Reporting.Reports.Sections;

/// <summary>Every option of every activity with the schools that chose it.</summary>
public static class ConsolidatedTable
{
    /// <summary>Columns of schools that a landscape page can hold.</summary>
    private const int MostSchoolColumns = 14;

    public static IEnumerable<Block> Compose(ReportData data, Numbering numbering)
    {
        var organizations = data.Analysis.Organizations.Count <= MostSchoolColumns ? data.Analysis.Organizations : [];
        if (organizations.Count == 0)
        {
            yield return new Paragraph($"В таблице даны итоги; ответы каждой ООУ — в файле summary.xlsx, лист «Ответы».");
        }

        yield return new Table(
            numbering.NextTable(),
            "Сводная информация выполнения плана мероприятий («дорожная карта»)",
            [
                new("№", 0.7, Numeric: true),
                new("Мероприятие, вариант ответа", 6),
                .. organizations.Select(organization => new TableColumn(organization.Organization.ShortName, 0.9, Numeric: true)),
                new("Всего ООУ", 0.9, Numeric: true),
                new("Доля ответивших", 1.2, Numeric: true),
            ],
            [.. data.Analysis.Activities.SelectMany(activity => Rows(activity, organizations))],
            $"«+» — ООУ отметила вариант. Ответов получено: {Russian.Share(data.Analysis.Progress.Received, data.Analysis.Progress.Expected)}.{(data.Campaign.Activities.Any(activity => activity.Other is null) ? Wording.NoNumberOfOwnWords : string.Empty)}");
    }

    private static IEnumerable<IReadOnlyList<TableCell>> Rows(ActivityAnalysis activity, IReadOnlyList<OrganizationAnalysis> organizations)
    {
        yield return
        [
            new(activity.Activity.Number, Strong: true),
            new(activity.Activity.Title, Strong: true),
            .. organizations.Select(_ => new TableCell(string.Empty)),
            new(Russian.Number(activity.Answered), Strong: true),
            new(string.Empty),
        ];
        foreach (var option in activity.Options)
        {
            yield return Row(option.Option.Number, option.Option.Text, option.Count, answer => answer.OptionIds.Contains(option.Option.Id, StringComparer.Ordinal));
        }

        yield return Row(activity.Activity.Other?.Number ?? string.Empty, "Свой ответ", activity.OwnWords.Count, answer => answer.Other is not null);
        if (activity.Ambiguous.Count > 0)
        {
            yield return Row(string.Empty, "Запись читается двояко", activity.Ambiguous.Count, answer => answer.Ambiguous is not null);
        }

        IReadOnlyList<TableCell> Row(string number, string text, int count, Func<ActivityAnswer, bool> chosen) =>
        [
            new(number),
            new(text),
            .. organizations.Select(organization =>
                new TableCell(organization.Current?.AnswerTo(activity.Activity.Id) is { } answer && chosen(answer) ? "+" : string.Empty)),
            new(Russian.Number(count)),
            new(Russian.Percent(count, activity.Answered)),
        ];
    }
}
