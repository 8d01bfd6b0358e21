namespace RoadmapFunctions.Collecting.Sync;

/// <summary>The record of sync runs.</summary>
public interface ISyncRuns
{
    Task AddAsync(string campaignId, SyncRun run, CancellationToken cancellationToken);

    Task<SyncRun?> LastAsync(string campaignId, CancellationToken cancellationToken);

    Task<SyncRun?> LastCompletedAsync(string campaignId, CancellationToken cancellationToken);
}
