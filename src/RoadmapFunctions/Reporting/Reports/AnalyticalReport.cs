using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Documents;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Reporting.Reports.Sections;

namespace RoadmapFunctions.Reporting.Reports;

/// <summary>The analytical report (clause 2.1 of the order): the result first, then what it rests on, then what is to be done.</summary>
public static class AnalyticalReport
{
    public static Document Compose(ReportData data)
    {
        var campaign = data.Campaign;
        var numbering = new Numbering();
        return new Document(
            DocumentHead.TitleOf(campaign, MilestoneKind.Report, "Аналитический отчёт"),
            DocumentHead.RunningFoot(data),
            data.Edition.SnapshotAt,
            data.Analysis.Progress.Received == 0
                ?
                [
                    new(
                        PageOrientation.Portrait,
                        [Head(data, "СПРАВКА"), .. SilenceSection.Compose(data), .. DocumentHead.Ending(campaign)]
                    ),
                ]
                :
                [
                    new(PageOrientation.Portrait, [Head(data, "АНАЛИТИЧЕСКИЙ ОТЧЁТ"), .. Body(data, numbering)]),
                    .. Annexes(data, numbering),
                ]
        )
        {
            Author = campaign.Operator.FormalName,
            VerificationAddress = data.Edition.VerificationAddress,
            Letterhead = data.Letterhead,
        };
    }

    private static TitleBlock Head(ReportData data, string title) =>
        DocumentHead.Compose(data, title, data.Campaign.Requisites.ReportAddressee);

    // The analyst's words stand in the sections that they speak of.
    private static IEnumerable<Block> Body(ReportData data, Numbering numbering) =>
        [
            .. EssenceSection.Compose(data),
            .. BasisSection.Compose(data, numbering.NextSection()),
            .. ParticipationSection.Compose(data, numbering),
            .. ActivitiesSection.Compose(data, numbering),
            .. OrganizationsSection.Compose(data, numbering),
            .. FactsSection.Compose(data, numbering),
            .. OwnWordsSection.Compose(data, numbering),
            .. ComparisonSection.Compose(data, numbering),
            .. ConclusionsSection.Compose(data, numbering),
            .. AdviceSection.Compose(data, numbering),
            .. OrderSection.Compose(data, numbering),
            .. DocumentHead.Ending(data.Campaign),
        ];

    private static IReadOnlyList<DocumentPart> Annexes(ReportData data, Numbering numbering) =>
        [
            new(
                PageOrientation.Landscape,
                [DocumentHead.Annex(1), new Heading(1, "Ответы по вариантам"), .. ConsolidatedTable.Compose(data, numbering)]
            ),
            new(
                PageOrientation.Portrait,
                [DocumentHead.Annex(2), new Heading(1, "Методика расчёта показателей"), MethodTable.Compose(data, numbering)]
            ),
            .. (data.NamesOrganizations || !data.ListsOrganizations ? null : Organizations(data, numbering)).OrNone(),
        ];

    private static DocumentPart Organizations(ReportData data, Numbering numbering) =>
        new(
            PageOrientation.Portrait,
            [
                DocumentHead.Annex(3),
                new Heading(1, $"Сведения и рекомендации по {data.Noun.Many.Dative}"),
                ParticipationSection.Roster(data, numbering.NextTable()),
                AdviceSection.OfOrganizations(data, numbering),
            ]
        );
}
