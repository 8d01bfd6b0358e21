using System.Threading.RateLimiting;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Sheets;

namespace RoadmapFunctions.Collecting.Sync;

/// <summary>
/// Syncs that are requested as answers come. While one runs, the next one waits and serves everybody who asks in the meantime, since it
/// will begin after their requests: however many answers come at once, two syncs of a campaign read the sheet, one after the other.
/// </summary>
public sealed class SyncLine(SyncJob sync) : IDisposable
{
    private readonly PartitionedRateLimiter<string> turns = PartitionedRateLimiter.Create<string, string>(campaignId =>
        RateLimitPartition.GetConcurrencyLimiter(campaignId, _ => new ConcurrencyLimiterOptions { PermitLimit = 1, QueueLimit = 1 })
    );

    /// <returns>Null when a sync that has not begun yet will read the sheet for this caller too.</returns>
    /// <exception cref="SheetUnavailableException">The sheet could not be read completely.</exception>
    /// <exception cref="SyncStoppedException">The operator must decide.</exception>
    public async Task<SyncRun?> RunAsync(Campaign campaign)
    {
        // Others rely on the waiting caller, so a caller that hangs up cancels nothing.
        using var turn = await turns.AcquireAsync(campaign.Id, cancellationToken: CancellationToken.None);
        return turn.IsAcquired ? await sync.RunAsync(campaign, acceptDisappearance: false, CancellationToken.None) : null;
    }

    public void Dispose() => turns.Dispose();
}
