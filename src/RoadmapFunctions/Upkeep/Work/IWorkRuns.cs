namespace RoadmapFunctions.Upkeep.Work;

/// <summary>
/// The last runs of each campaign, so that whoever asked sees how far they are. Each call throws
/// <see cref="Kit.StorageUnavailableException"/> when the storage does not answer.
/// </summary>
public interface IWorkRuns
{
    /// <summary>Adds a run, and forgets the oldest ones of the campaign.</summary>
    Task AddAsync(string campaignId, WorkRun run, CancellationToken cancellationToken);

    /// <returns>The newest first; runs that cannot be read are left out.</returns>
    Task<IReadOnlyList<WorkRun>> ListAsync(string campaignId, CancellationToken cancellationToken);

    /// <returns>Null when there is no such run, or it was forgotten.</returns>
    Task<WorkRun?> FindAsync(string campaignId, string id, CancellationToken cancellationToken);

    /// <summary>Changes a run; when somebody else changes it at the same time, the change is made upon theirs.</summary>
    /// <param name="change">Gets null when there is no such run, and gives null when nothing is to be changed. May be called again.</param>
    /// <returns>The run as it is now stored; null when nothing was changed.</returns>
    Task<WorkRun?> ChangeAsync(string campaignId, string id, Func<WorkRun?, WorkRun?> change, CancellationToken cancellationToken);
}
