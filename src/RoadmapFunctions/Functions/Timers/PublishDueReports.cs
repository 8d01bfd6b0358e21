using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Upkeep.Work;

namespace RoadmapFunctions.Functions.Timers;

/// <summary>Every quarter of an hour: asks for the editions that are due.</summary>
public sealed class PublishDueReports(CampaignCatalog campaigns, WorkOrders orders)
{
    /// <summary>
    /// Minutes 5, 20, 35 and 50 of every hour, in UTC and in Tomsk alike; apart from the sync, which by default runs at minutes 0,
    /// 10, 20 and so on.
    /// </summary>
    public const string Schedule = "0 5/15 * * * *";

    [Function(nameof(PublishDueReports))]
    public Task RunAsync([TimerTrigger(Schedule)] TimerInfo timer, CancellationToken cancellationToken) =>
        ForEachCampaign.RunAsync(campaigns.All, orders.AskForDueEditionsAsync, cancellationToken);
}
