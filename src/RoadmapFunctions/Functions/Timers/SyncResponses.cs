using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Sync;

namespace RoadmapFunctions.Functions.Timers;

public sealed class SyncResponses(CampaignCatalog campaigns, SyncJob sync)
{
    [Function(nameof(SyncResponses))]
    public Task RunAsync([TimerTrigger("%SyncSchedule%")] TimerInfo timer, CancellationToken cancellationToken) =>
        ForEachCampaign.RunAsync(campaigns, campaign => sync.RunAsync(campaign, acceptDisappearance: false, cancellationToken));
}
