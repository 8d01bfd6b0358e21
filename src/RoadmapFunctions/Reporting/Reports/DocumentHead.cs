using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Documents;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Reporting.Reports;

/// <summary>What stands at the head and at the foot of each document.</summary>
public static class DocumentHead
{
    public static string TitleOf(Campaign campaign, MilestoneKind kind, string otherwise) =>
        campaign.Milestones.FirstOrDefault(milestone => milestone.Kind == kind)?.Title ?? otherwise;

    public static TitleBlock Compose(ReportData data, string title) => new(
        data.Campaign.Operator.Name,
        title,
        data.Campaign.Title.Replace(" г. ", $" г.{Russian.NonBreakingSpace}", StringComparison.Ordinal), // a town stays with its abbreviation
        [
            $"Отчётный период: {data.Campaign.Period}",
            $"Издание {Wording.Numbered(data.Edition.Number)} по состоянию на {Russian.DateAndTime(data.Edition.SnapshotAt, data.Campaign.Zone)}",
        ]);

    public static string RunningHeader(ReportData data) =>
        $"{data.Campaign.Operator.Name}. {data.Campaign.Period}. Издание {Wording.Numbered(data.Edition.Number)} от {Russian.DateAndTime(data.Edition.SnapshotAt, data.Campaign.Zone)}";

    public static Signature Signature(Campaign campaign) => new(campaign.Operator.SignatoryPost, campaign.Operator.SignatoryName);
}
