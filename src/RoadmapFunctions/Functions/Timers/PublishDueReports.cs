using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Reporting.Editions;

namespace RoadmapFunctions.Functions.Timers;

/// <summary>Every quarter of an hour: publishes the editions that are due.</summary>
public sealed class PublishDueReports(CampaignCatalog campaigns, PublishJob publish)
{
    /// <summary>
    /// Minutes 5, 20, 35 and 50 of every hour, in UTC and in Tomsk alike; apart from the sync, which by default runs at minutes 0,
    /// 10, 20 and so on.
    /// </summary>
    public const string Schedule = "0 5/15 * * * *";

    [Function(nameof(PublishDueReports))]
    public Task RunAsync([TimerTrigger(Schedule)] TimerInfo timer, CancellationToken cancellationToken) =>
        ForEachCampaign.RunAsync(campaigns.All, publish.PublishDueAsync, cancellationToken);
}
