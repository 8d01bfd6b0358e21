using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Documents;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Reporting.Reports.Sections;

namespace RoadmapFunctions.Reporting.Reports;

/// <summary>
/// The consolidated summary for the Committee (clause 2.2 of the order). It does not mention anything that waits for
/// the operator's decision.
/// </summary>
public static class ConsolidatedSummary
{
    public static string TitleOf(Campaign campaign) => DocumentHead.TitleOf(campaign, MilestoneKind.Summary, "Сводная информация");

    public static Document Compose(ReportData data)
    {
        var campaign = data.Campaign;
        var numbering = new Numbering();
        return new Document(
            TitleOf(campaign),
            DocumentHead.RunningFoot(data),
            data.Edition.SnapshotAt,
            [
                new DocumentPart(
                    data.Analysis.Progress.Received == 0 ? PageOrientation.Portrait : PageOrientation.Landscape,
                    [
                        DocumentHead.Compose(data, "СВОДНАЯ ИНФОРМАЦИЯ", campaign.Requisites.SummaryAddressee ?? campaign.Recipient.Name),
                        .. data.Analysis.Progress.Received == 0 ? SilenceSection.Compose(data, forCommittee: true) : Body(data, numbering),
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

    private static IEnumerable<Block> Body(ReportData data, Numbering numbering) =>
        [
            new Paragraph(string.Join(' ', EssenceSection.Result(data))),
            .. ParticipationSection.Compose(data, numbering, forCommittee: true),
            new Heading(1, $"{numbering.NextSection()} Выполнение мероприятий"),
            .. data.ListsOrganizations && data.Analysis.Counted.Count > 0
                ? Matrix(data, numbering.NextTable())
                : OrganizationsSection.Municipalities(data, numbering),
            .. ConsolidatedTable.Compose(data, numbering),
            .. FactsSection.Compose(data, numbering, forCommittee: true),
            .. OwnWordsSection.Compose(data, numbering, forCommittee: true),
        ];

    // The table of the options comes next.
    private static IEnumerable<Block> Matrix(ReportData data, int table) =>
        [
            new Paragraph(
                OrganizationsSection.Shown(data, table, $", отмеченные варианты — в таблице{Russian.NonBreakingSpace}{table + 1}")
            ),
            .. OrganizationsSection.HeatMap(data, table),
        ];
}
