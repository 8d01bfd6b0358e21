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

    // The analyst's words stand in the sections that they are about.
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
            new AnnexList(
                $"Приложения:\n{string.Join('\n', AnnexTitles(data).Select((title, index) => $"{index + 1}. {title} на ____ л."))}"
            ),
            .. DocumentHead.Ending(data.Campaign),
        ];

    // In the order of the numbers by which sections refer to them.
    private static IReadOnlyList<string> AnnexTitles(ReportData data) =>
        [
            "Ответы по вариантам",
            "Методика расчёта показателей",
            .. (
                data.AnnexesSilent ? $"{Russian.Capitalized(data.Noun.Many.Nominative)}, не представившие информацию"
                : data.NamesOrganizations || !data.ListsOrganizations ? null
                : data.Advices.Any(advice => advice.Recommendation.Addressee == RecommendationAddressee.Organization)
                    ? $"Сведения и рекомендации по {data.Noun.Many.Dative}"
                : $"Сведения по {data.Noun.Many.Dative}"
            ).OrNone(),
        ];

    private static IEnumerable<DocumentPart> Annexes(ReportData data, Numbering numbering) =>
        AnnexTitles(data).Select((title, index) => Annex(data, numbering, index + 1, title));

    private static DocumentPart Annex(ReportData data, Numbering numbering, int number, string title) =>
        new(
            number == 1 ? PageOrientation.Landscape : PageOrientation.Portrait,
            [
                DocumentHead.Annex(number),
                new Heading(1, title),
                .. number switch
                {
                    1 => ConsolidatedTable.Compose(data, numbering),
                    2 => [MethodTable.Compose(data, numbering)],
                    _ when data.AnnexesSilent => [ParticipationSection.SilentByTerritory(data, numbering.NextTable())],
                    _ => [ParticipationSection.Roster(data, numbering.NextTable()), .. AdviceSection.OfOrganizations(data, numbering)],
                },
            ]
        );
}
