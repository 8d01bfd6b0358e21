using System.Globalization;
using System.Text.Json;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Reporting.Reports;

namespace RoadmapFunctions.Reporting.Editions;

/// <summary>Checks that the machine-readable files of an edition agree: the same edition, sums that add up, the same counts.</summary>
internal sealed class VerifiedTotals(Edition edition)
{
    private readonly List<EditionDifference> differences = [];
    private List<string>? json;
    private List<string>? csv;

    public void Read(FoundFile file)
    {
        if (file.Name == ReportFiles.SummaryJsonName)
        {
            ReadJson(file.Content);
        }
        else if (file.Name == ReportFiles.SummaryName("csv"))
        {
            csv = [.. SummaryCsv.ReadCounts(file.Content)];
        }
    }

    public IReadOnlyList<EditionDifference> Differences()
    {
        if (json is null || csv is null)
        {
            return differences;
        }

        var (onlyJson, onlyCsv) = (
            json.Except(csv, StringComparer.Ordinal).FirstOrDefault(),
            csv.Except(json, StringComparer.Ordinal).FirstOrDefault()
        );
        if (onlyJson is not null || onlyCsv is not null)
        {
            Add(
                ReportFiles.SummaryName("csv"),
                $"числа не те, что в {ReportFiles.SummaryJsonName}: {onlyCsv ?? "строки нет"}, а там {onlyJson ?? "её нет"}"
            );
        }

        return differences;
    }

    private void ReadJson(byte[] content)
    {
        SummaryOutline summary;
        try
        {
            summary = SummaryOutline.Read(content);
        }
        catch (JsonException)
        {
            Add(ReportFiles.SummaryJsonName, "не читается: это не сводная информация этой программы");
            return;
        }

        if (summary.Edition.Number != edition.Number || summary.Campaign.Id != edition.CampaignId)
        {
            Add(
                ReportFiles.SummaryJsonName,
                $"издание № {summary.Edition.Number} кампании «{summary.Campaign.Id}», "
                    + $"а по манифесту — № {edition.Number} кампании «{edition.CampaignId}»"
            );
        }

        AddSums(summary);
        json = [.. SummaryCsv.Counts(summary)];
    }

    private void AddSums(SummaryOutline summary)
    {
        var totals = summary.Totals;
        (string What, int Sum, int Of)[] sums =
        [
            ("полных и неполных ответов", totals.Complete + totals.Partial, totals.Received),
            ("ответов в срок и с опозданием", totals.OnTime + totals.Late, totals.Received),
            ("полученных и недостающих ответов", totals.Received + totals.Missing + totals.Unsettled, totals.Expected),
            (
                "организаций, от которых ожидался ответ",
                summary.Organizations.Count(organization => organization.Completeness is not Completeness.NotExpected),
                totals.Expected
            ),
            ("организаций с ответом", summary.Organizations.Count(organization => organization.ContentSha256 is not null), totals.Received),
            (
                "ответов, утверждённых руководителями,",
                summary.Organizations.Count(organization => organization.ConfirmedAt is not null),
                totals.Confirmed ?? 0
            ),
            .. summary
                .Activities.Where(activity => activity.Counts)
                .Select(activity => ($"статусов мероприятия {activity.Number}", activity.Statuses.Values.Sum(), totals.Expected)),
        ];
        foreach (var (what, sum, of) in sums.Where(sum => sum.Sum != sum.Of))
        {
            Add(
                ReportFiles.SummaryJsonName,
                $"{what} вместе {sum.ToString(CultureInfo.InvariantCulture)} вместо {of.ToString(CultureInfo.InvariantCulture)}"
            );
        }
    }

    private void Add(string file, string explanation) =>
        differences.Add(EditionVerification.Differs(DifferenceKind.Contents, file, explanation));
}
