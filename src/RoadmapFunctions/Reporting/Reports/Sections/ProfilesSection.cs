using RoadmapFunctions.Documents;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Reporting.Analysis;

namespace RoadmapFunctions.Reporting.Reports.Sections;

/// <summary>Each school: its statuses and its own words.</summary>
public static class ProfilesSection
{
    public static IEnumerable<Block> Compose(ReportData data, Numbering numbering)
    {
        yield return new Heading(1, "4 Профили ООУ");
        if (!data.ListsOrganizations)
        {
            yield return new Paragraph($"Профили {Wording.Schools(data.Campaign.Organizations.Count)} приведены в файле summary.xlsx, лист «ООУ»; лист каждой ООУ выдаётся по запросу.");
            yield break;
        }

        var table = numbering.NextTable();
        yield return new Paragraph($"Статус каждого мероприятия в каждой ООУ показан в таблице{Russian.NonBreakingSpace}{table}.");
        yield return HeatMap(data, table);
        foreach (var (index, organization) in data.Analysis.Organizations.Index())
        {
            yield return new Heading(2, $"4.{index + 1} {organization.Organization.Name}");
            yield return new Paragraph(Sentence(data, organization));
            foreach (var activity in data.Campaign.Activities)
            {
                if (organization.Current?.AnswerTo(activity.Id) is { } answer && (answer.Other ?? answer.Ambiguous) is { } words)
                {
                    yield return new Quotation(answer.Ambiguous is null ? $"Мероприятие {activity.Number}" : $"Мероприятие {activity.Number} (читается двояко)", words);
                }
            }
        }
    }

    private static string Sentence(ReportData data, OrganizationAnalysis organization)
    {
        if (organization.Progress.FirstSeen is not { } firstSeen || organization.Current is null)
        {
            return "Ответ не представлен.";
        }

        var statuses = Enum.GetValues<ExecutionStatus>().Where(status => organization.Count(status) > 0)
            .Select(status => $"{Wording.Of(status)} — {organization.Count(status)}");
        return $"Ответ получен {Russian.DateAndTime(firstSeen, data.Campaign.Zone)}, {Wording.Of(organization.Progress.Timeliness)}; " +
            $"ответы даны по {organization.Progress.Answered} {Wording.OfActivities(data.Campaign.Activities.Count)}. " +
            $"Мероприятия по статусу: {string.Join("; ", statuses)}.";
    }

    private static Table HeatMap(ReportData data, int number) => new(
        number,
        "Статус мероприятий по ООУ",
        [new("ООУ", 2.6), .. data.Campaign.Activities.Select(activity => new TableColumn(activity.Number, 0.7, Numeric: true)), new("Индекс исполнения", 1.7, Numeric: true)],
        [.. data.Analysis.Organizations.Select(organization => (IReadOnlyList<TableCell>)
        [
            new(organization.Organization.ShortName),
            .. data.Campaign.Activities.Select(organization.StatusOf).Select(status => new TableCell(Wording.ShortOf(status), Wording.ToneOf(status))),
            new(organization.Index is { } index ? Russian.Share(index.Done, index.Of) : "нет данных"),
        ])],
        $"Столбцы — номера мероприятий. {string.Join("; ", Enum.GetValues<ExecutionStatus>().Select(status => $"{Russian.Quoted(Wording.ShortOf(status))} — {Wording.Of(status)}"))}.");
}
