using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Documents;
using RoadmapFunctions.Reporting.Reports.Sections;

namespace RoadmapFunctions.Reporting.Reports;

/// <summary>The analytical report on the execution of the road map (clause 2.1 of the order).</summary>
public static class AnalyticalReport
{
    public static Document Compose(ReportData data)
    {
        var numbering = new Numbering();
        var title = DocumentHead.TitleOf(data.Campaign, MilestoneKind.Report, "Аналитический отчёт");
        return new Document(
            title,
            DocumentHead.RunningHeader(data),
            data.Edition.SnapshotAt,
            [
                new DocumentPart(
                    PageOrientation.Portrait,
                    [
                        DocumentHead.Compose(data, title),
                        .. BasisSection.Compose(data, numbering),
                        .. ParticipationSection.Compose(data, numbering),
                        .. ActivitiesSection.Compose(data, numbering),
                        .. ProfilesSection.Compose(data, numbering),
                        .. OwnWordsSection.Compose(data),
                        .. ChangesSection.Compose(data, numbering),
                        .. ConclusionsSection.Compose(data, numbering),
                        DocumentHead.Signature(data.Campaign),
                    ]),
                new DocumentPart(
                    PageOrientation.Landscape,
                    [new Heading(1, "Приложение А. Сводная таблица"), .. ConsolidatedTable.Compose(data, numbering)]),
                new DocumentPart(PageOrientation.Portrait, [.. MethodSection.Compose(data)]),
            ]);
    }
}
