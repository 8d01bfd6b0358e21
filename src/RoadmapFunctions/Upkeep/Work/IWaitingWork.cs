namespace RoadmapFunctions.Upkeep.Work;

/// <summary>
/// Work that waits for an instance. A message comes at least once, and again while it fails; after its last attempt it is set aside. Each
/// call throws <see cref="Kit.StorageUnavailableException"/> when the storage does not answer.
/// </summary>
public interface IWaitingWork
{
    Task SendAsync(WorkOrder order, CancellationToken cancellationToken);

    /// <returns>The oldest messages, at most 32; nothing is taken out.</returns>
    Task<SetAsideMessages> ReadSetAsideAsync(CancellationToken cancellationToken);

    /// <returns>The orders of all messages that were set aside and can be read; nothing is taken out.</returns>
    Task<IReadOnlyList<WorkOrder>> ListSetAsideAsync(CancellationToken cancellationToken);

    /// <summary>Takes a run's messages out of those that were set aside.</summary>
    /// <param name="first">Is done with the order before it is taken out: what fails then can be tried again.</param>
    /// <returns>Whether there was one.</returns>
    Task<bool> TakeSetAsideAsync(string campaignId, string run, Func<WorkOrder, Task> first, CancellationToken cancellationToken);

    /// <summary>Deletes the messages that were set aside and cannot be read.</summary>
    /// <returns>How many there were.</returns>
    Task<int> DropUnreadableAsync(CancellationToken cancellationToken);
}
