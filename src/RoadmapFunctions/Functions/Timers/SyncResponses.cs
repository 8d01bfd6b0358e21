using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Sync;

namespace RoadmapFunctions.Functions.Timers;

/// <summary>Reads the sheets, except those of campaigns that ended a month ago: there the operator asks when there is a reason
/// to.</summary>
public sealed class SyncResponses(CampaignCatalog campaigns, SyncJob sync, TimeProvider time)
{
    [Function(nameof(SyncResponses))]
    public Task RunAsync([TimerTrigger("%SyncSchedule%")] TimerInfo timer, CancellationToken cancellationToken) =>
        ForEachCampaign.RunAsync(
            campaigns,
            (campaign, token) =>
                campaign.ReadsSheetAt(time.GetUtcNow()) ? sync.RunAsync(campaign, acceptDisappearance: false, token) : Task.CompletedTask,
            cancellationToken
        );
}
