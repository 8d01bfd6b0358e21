using System.IO.Compression;
using Microsoft.Extensions.Logging;

namespace RoadmapFunctions.Upkeep.Backup;

/// <summary>Takes a backup, verifies it as stored, and lets old ones go. Only verified backups count.</summary>
public sealed partial class BackupJob(IBackupStore store, BackupWriter writer, TimeProvider time, ILogger<BackupJob> logger) : IDisposable
{
    /// <summary>Of two backups at once, the first to end would delete the other as an older one of the same day.</summary>
    private readonly SemaphoreSlim oneByOne = new(1, 1);

    /// <exception cref="BackupUnusableException">The stored backup does not read back as it was written; it counts for nothing, and the
    /// older ones stay.</exception>
    public async Task<StoredBackup> RunAsync(CancellationToken cancellationToken)
    {
        await oneByOne.WaitAsync(cancellationToken);
        try
        {
            return await TakeAsync(cancellationToken);
        }
        finally
        {
            oneByOne.Release();
        }
    }

    public void Dispose() => oneByOne.Dispose();

    /// <summary>The verified ones.</summary>
    /// <returns>The newest first.</returns>
    public async Task<IReadOnlyList<StoredBackup>> ListAsync(CancellationToken cancellationToken) =>
        (await store.ListAsync(cancellationToken)).Verified;

    /// <summary>Those that nobody has read back, or that were found broken; beside them <see cref="ListAsync"/>.</summary>
    public async Task<IReadOnlyList<StoredBackup>> ListUnverifiedAsync(CancellationToken cancellationToken) =>
        (await store.ListAsync(cancellationToken)).Unverified;

    /// <returns>Null when there is no such verified backup.</returns>
    public async Task<Stream?> OpenAsync(string name, CancellationToken cancellationToken) =>
        (await ListAsync(cancellationToken)).Any(backup => backup.Name == name) ? await store.OpenAsync(name, cancellationToken) : null;

    /// <summary>Reads a stored backup completely and verifies it.</summary>
    /// <exception cref="BackupUnusableException">It is not as it was written.</exception>
    public Task VerifyAsync(StoredBackup backup, CancellationToken cancellationToken) =>
        ReadAsync(backup, files => BackupReader.VerifyAsync(files, cancellationToken), cancellationToken);

    /// <summary>Reads the list of a stored backup and looks whether its files are there: a few calls, however large it is.</summary>
    /// <exception cref="BackupUnusableException">It cannot be read, or a file is missing.</exception>
    public Task LookThroughAsync(StoredBackup backup, CancellationToken cancellationToken) =>
        ReadAsync(backup, files => BackupReader.LookThroughAsync(files, cancellationToken), cancellationToken);

    private async Task ReadAsync(StoredBackup backup, Func<IBackupFiles, Task> read, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream =
                await store.OpenAsync(backup.Name, cancellationToken)
                ?? throw new BackupUnusableException($"Копии {backup.Name} больше нет. Возьмите другую копию.");
            await using var archive = new ZipArchive(stream, ZipArchiveMode.Read);
            await read(new BackupZip(archive));
        }
        catch (InvalidDataException)
        {
            throw new BackupUnusableException($"Копия {backup.Name} не читается. Возьмите другую копию.");
        }
    }

    private async Task<StoredBackup> TakeAsync(CancellationToken cancellationToken)
    {
        var taken = await WriteAsync(cancellationToken);
        var kept = await store.ListAsync(cancellationToken);
        await SettleAsync(kept.Unverified.First(backup => backup.Name == taken), cancellationToken);
        foreach (var left in kept.Unverified.Where(backup => backup.Name != taken))
        {
            await TrySettleAsync(left, cancellationToken);
        }

        var verified = await ListAsync(cancellationToken);
        await LetOldOnesGoAsync(verified, cancellationToken);
        var stored = verified.First(backup => backup.Name == taken);
        LogTaken(stored.Name, stored.Size);
        return stored;
    }

    private async Task<string> WriteAsync(CancellationToken cancellationToken)
    {
        var kept = await store.ListAsync(cancellationToken);
        var names = kept.Verified.Concat(kept.Unverified).Select(backup => backup.Name).ToHashSet(StringComparer.Ordinal);
        var at = time.GetUtcNow();
        while (names.Contains(BlobBackups.NameOf(at)))
        {
            at = at.AddSeconds(1);
        }

        var name = BlobBackups.NameOf(at);
        await store.WriteAsync(
            name,
            async stream =>
            {
                await using var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
                await writer.WriteAsync(new BackupZip(archive), cancellationToken);
            },
            cancellationToken
        );
        return name;
    }

    private async Task SettleAsync(StoredBackup backup, CancellationToken cancellationToken)
    {
        try
        {
            await VerifyAsync(backup, cancellationToken);
        }
        catch (BackupUnusableException)
        {
            if (!await store.TryDeleteAsync(backup.Name, CancellationToken.None))
            {
                LogHeld(backup.Name);
            }

            throw;
        }

        await store.MarkVerifiedAsync(backup.Name, cancellationToken);
    }

    // Of a run that died between writing and reading back, or a broken one that the storage would not let go.
    private async Task TrySettleAsync(StoredBackup left, CancellationToken cancellationToken)
    {
        try
        {
            await SettleAsync(left, cancellationToken);
        }
        catch (BackupUnusableException e)
        {
            LogBroken(left.Name, e.Message);
        }
    }

    private async Task LetOldOnesGoAsync(IReadOnlyList<StoredBackup> verified, CancellationToken cancellationToken)
    {
        var superfluous = BackupRetention.Superfluous([.. verified.Select(backup => backup.TakenAt)]).ToHashSet();
        foreach (var backup in verified.Where(each => superfluous.Contains(each.TakenAt)))
        {
            // What the policy of the storage still holds goes some night later.
            await store.TryDeleteAsync(backup.Name, cancellationToken);
        }
    }

    [LoggerMessage(EventId = 6001, Level = LogLevel.Information, Message = "Backup {Name} of {Size} bytes is taken and verified")]
    private partial void LogTaken(string name, long size);

    [LoggerMessage(EventId = 6002, Level = LogLevel.Warning, Message = "Backup {Name} is broken and counts for nothing: {Reason}")]
    private partial void LogBroken(string name, string reason);

    [LoggerMessage(EventId = 6003, Level = LogLevel.Warning, Message = "Backup {Name} is broken, and the storage does not let it go yet")]
    private partial void LogHeld(string name);
}
