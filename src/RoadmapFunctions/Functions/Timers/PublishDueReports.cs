using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Reporting.Editions;

namespace RoadmapFunctions.Functions.Timers;

/// <summary>Every quarter of an hour: is an edition due and not published?</summary>
public sealed class PublishDueReports(CampaignCatalog campaigns, PublishJob publish)
{
    /// <summary>Minutes 5, 20, 35 and 50 of every hour, UTC as in Tomsk; apart from the sync, which by default runs at 0, 10, 20
    /// ….</summary>
    public const string Schedule = "0 5/15 * * * *";

    [Function(nameof(PublishDueReports))]
    public Task RunAsync([TimerTrigger(Schedule)] TimerInfo timer, CancellationToken cancellationToken) =>
        ForEachCampaign.RunAsync(campaigns.All, publish.PublishDueAsync, cancellationToken);
}
