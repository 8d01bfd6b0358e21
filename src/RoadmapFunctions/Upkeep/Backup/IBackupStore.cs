namespace RoadmapFunctions.Upkeep.Backup;

/// <summary>
/// Where the nightly backups are kept. A backup that was cut off while it was written is not there at all. One that nobody has read back
/// yet is there and counts for nothing.
/// </summary>
/// <exception cref="RoadmapFunctions.Kit.StorageUnavailableException">The storage did not do it.</exception>
public interface IBackupStore
{
    Task<KeptBackups> ListAsync(CancellationToken cancellationToken);

    /// <summary>When the first backup could have been taken.</summary>
    Task<DateTimeOffset> StartedAtAsync(CancellationToken cancellationToken);

    /// <param name="name">Of no backup that is kept.</param>
    /// <param name="write">When it throws, nothing is kept.</param>
    Task WriteAsync(string name, Func<Stream, Task> write, CancellationToken cancellationToken);

    /// <returns>Seekable; null when there is no such backup, verified or not.</returns>
    Task<Stream?> OpenAsync(string name, CancellationToken cancellationToken);

    /// <summary>From now on it counts. Repeating it changes nothing.</summary>
    Task MarkVerifiedAsync(string name, CancellationToken cancellationToken);

    /// <returns>False when the storage does not let it go yet.</returns>
    Task<bool> TryDeleteAsync(string name, CancellationToken cancellationToken);
}

/// <param name="Verified">Read back and found whole; the newest first.</param>
/// <param name="Unverified">Nobody has read them back, or they were found broken and the storage does not let them go; the newest
/// first.</param>
public sealed record KeptBackups(IReadOnlyList<StoredBackup> Verified, IReadOnlyList<StoredBackup> Unverified);

/// <param name="Size">Bytes.</param>
public sealed record StoredBackup(string Name, DateTimeOffset TakenAt, long Size);
