using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Upkeep.Work;

namespace RoadmapFunctions.Functions.Timers;

/// <summary>The timer of the deadline day. If it is lost, late or doubled, <see cref="PublishDueReports"/> makes up for it.</summary>
public sealed class PublishReportOnDeadline(CampaignCatalog campaigns, WorkOrders orders)
{
    /// <summary>10 February 02:00 UTC, which is 09:00 in Tomsk (UTC+7, no summer time).</summary>
    public const string Schedule = "0 0 2 10 2 *";

    [Function(nameof(PublishReportOnDeadline))]
    public Task RunAsync([TimerTrigger(Schedule)] TimerInfo timer, CancellationToken cancellationToken) =>
        ForEachCampaign.RunAsync(campaigns.All, orders.AskForDueEditionsAsync, cancellationToken);
}
