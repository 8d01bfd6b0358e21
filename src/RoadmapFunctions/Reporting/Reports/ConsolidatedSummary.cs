using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Documents;
using RoadmapFunctions.Reporting.Reports.Sections;

namespace RoadmapFunctions.Reporting.Reports;

/// <summary>The consolidated summary for the Committee (clause 2.2 of the order).</summary>
public static class ConsolidatedSummary
{
    public static Document Compose(ReportData data)
    {
        var numbering = new Numbering();
        var title = DocumentHead.TitleOf(data.Campaign, MilestoneKind.Summary, "Сводная информация");
        return new Document(
            title,
            DocumentHead.RunningHeader(data),
            data.Edition.SnapshotAt,
            [
                new DocumentPart(
                    PageOrientation.Landscape,
                    [
                        DocumentHead.Compose(data, title),
                        new Heading(1, "1 Представление информации"),
                        .. ParticipationSection.Compose(data, numbering).Skip(1),
                        new Heading(1, "2 Выполнение плана мероприятий"),
                        .. ConsolidatedTable.Compose(data, numbering),
                        DocumentHead.Signature(data.Campaign),
                    ]),
            ]);
    }
}
