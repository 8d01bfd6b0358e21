using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Sync;

namespace RoadmapFunctions.Functions.Timers;

/// <summary>Reads the sheets, except those of campaigns that ended a month ago: there the operator asks when there is a reason
/// to.</summary>
public sealed partial class SyncResponses(CampaignCatalog campaigns, SyncJob sync, TimeProvider time, ILogger<SyncResponses> logger)
{
    [Function(nameof(SyncResponses))]
    public Task RunAsync([TimerTrigger("%SyncSchedule%")] TimerInfo timer, CancellationToken cancellationToken)
    {
        var due = campaigns.All.Where(campaign => campaign.ReadsSheetAt(time.GetUtcNow())).ToList();
        var ids = string.Join(' ', due.Select(campaign => campaign.Id));
        LogDue(due.Count, ids);
        return ForEachCampaign.RunAsync(
            due,
            (campaign, token) => sync.RunAsync(campaign, acceptDisappearance: false, token),
            cancellationToken
        );
    }

    // The sign of life that the alert of silence listens for: out of season there is nothing to read, and that is no trouble.
    [LoggerMessage(EventId = 1002, Level = LogLevel.Information, Message = "{Count} sheets are due: {Campaigns}")]
    private partial void LogDue(int count, string campaigns);
}
