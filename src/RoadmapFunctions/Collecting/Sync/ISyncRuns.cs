namespace RoadmapFunctions.Collecting.Sync;

/// <summary>
/// The record of sync runs. Each call throws <see cref="Kit.StorageUnavailableException"/> when the storage does not answer.
/// </summary>
public interface ISyncRuns
{
    Task AddAsync(string campaignId, SyncRun run, CancellationToken cancellationToken);

    Task<SyncRun?> LastAsync(string campaignId, CancellationToken cancellationToken);

    Task<SyncRun?> LastCompletedAsync(string campaignId, CancellationToken cancellationToken);
}
