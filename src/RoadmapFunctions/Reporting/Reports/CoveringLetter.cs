using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Documents;
using RoadmapFunctions.Reporting.Reports.Sections;

namespace RoadmapFunctions.Reporting.Reports;

/// <summary>The letter that goes with the summary to the Committee.</summary>
public static class CoveringLetter
{
    public const string Title = "Сопроводительное письмо";

    public static Document Compose(ReportData data)
    {
        var campaign = data.Campaign;
        var year = TimeZoneInfo.ConvertTime(data.Edition.SnapshotAt, campaign.Zone).Year;
        return new(
            Title,
            DocumentHead.RunningFoot(data),
            data.Edition.SnapshotAt,
            [
                new(
                    PageOrientation.Portrait,
                    [
                        DocumentHead.Letter(
                            campaign.Operator,
                            year,
                            campaign.Requisites.SummaryAddressee ?? campaign.Recipient.Name,
                            "О направлении сводной информации"
                        ),
                        .. Body(data).Select(text => new Paragraph(text)),
                        new AnnexList(
                            "Приложение:\n1. Сводная информация на ____ л. в 1 экз.\n"
                                + "2. Книга Excel со сводной информацией — в электронном виде."
                        ),
                        .. DocumentHead.Ending(campaign),
                    ]
                ),
            ]
        )
        {
            Author = campaign.Operator.FormalName,
            VerificationAddress = data.Edition.VerificationAddress,
            Letterhead = data.Letterhead,
        };
    }

    private static IEnumerable<string> Body(ReportData data)
    {
        var campaign = data.Campaign;
        yield return $"Направляем сводную информацию {DocumentHead.About(campaign)} "
            + $"(основание: {BasisSection.Basis(campaign, MilestoneKind.Summary)}).";
        yield return data.Analysis.Progress.Received == 0
            ? $"Информация {data.Noun.Many.Instrumental} не представлена."
            : string.Join(' ', EssenceSection.Result(data).Concat(EssenceSection.Silence(data)));
        yield return $"{BasisSection.GivenAsOf(data)}.";
    }
}
