using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Upkeep.Work;

namespace RoadmapFunctions.Functions.Timers;

/// <summary>
/// Asks that the sheets be read, except those of campaigns that ended a month ago: for those the operator can sync by hand. Then tells of
/// work that was set aside.
/// </summary>
public sealed partial class SyncResponses(
    CampaignCatalog campaigns,
    WorkOrders orders,
    WorkJob work,
    TimeProvider time,
    ILogger<SyncResponses> logger
)
{
    [Function(nameof(SyncResponses))]
    public async Task RunAsync([TimerTrigger("%SyncSchedule%")] TimerInfo timer, CancellationToken cancellationToken)
    {
        var due = campaigns.All.Where(campaign => campaign.ReadsSheetAt(time.GetUtcNow())).ToList();
        var ids = string.Join(' ', due.Select(campaign => campaign.Id));
        LogDue(due.Count, ids);
        await ForEachCampaign.RunAsync(
            due,
            (campaign, token) => orders.AskForSyncAsync(campaign, WorkOrders.Timer, acceptDisappearance: false, token),
            cancellationToken
        );
        await work.TellOfSetAsideAsync(cancellationToken);
    }

    // The alert of silence listens for this sign of life: out of season there is nothing to read, and that is not a fault.
    [LoggerMessage(EventId = 1002, Level = LogLevel.Information, Message = "{Count} sheets are due: {Campaigns}")]
    private partial void LogDue(int count, string campaigns);
}
