using System.Globalization;
using System.IO.Compression;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.Extensions.Logging;

namespace RoadmapFunctions.Upkeep.Backup;

/// <summary>Writes a backup into the container of backups, verifies it as stored, and deletes old ones.</summary>
public sealed partial class BackupJob(BackedUpStorage storage, BackupWriter writer, TimeProvider time, ILogger<BackupJob> logger)
    : IDisposable
{
    private const string NameFormat = "yyyy-MM-dd'T'HHmmss'Z'";
    private const string Ending = ".zip";

    /// <summary>Of two backups at once, the first to end would delete the other as an older one of the same day.</summary>
    private readonly SemaphoreSlim oneByOne = new(1, 1);

    private BlobContainerClient Container => storage.Blobs.GetBlobContainerClient(BackedUpStorage.BackupContainer);

    /// <exception cref="BackupUnusableException">The stored backup does not read back as it was written; it is removed, the
    /// older ones stay.</exception>
    public async Task<StoredBackup> RunAsync(CancellationToken cancellationToken)
    {
        await oneByOne.WaitAsync(cancellationToken);
        try
        {
            return await TakeAsync(time.GetUtcNow(), cancellationToken);
        }
        finally
        {
            oneByOne.Release();
        }
    }

    public void Dispose() => oneByOne.Dispose();

    private async Task<StoredBackup> TakeAsync(DateTimeOffset at, CancellationToken cancellationToken)
    {
        var name = at.ToString(NameFormat, CultureInfo.InvariantCulture) + Ending;
        var blob = Container.GetBlobClient(name);
        await using (var stream = await blob.OpenWriteAsync(overwrite: true, cancellationToken: cancellationToken))
        await using (var archive = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            await writer.WriteAsync(new BackupZip(archive), cancellationToken);
        }

        await KeepIfWholeAsync(blob, cancellationToken);
        var all = await ListAsync(cancellationToken);
        await LetOldOnesGoAsync(all, cancellationToken);
        var stored = all.First(each => each.Name == name);
        LogTaken(stored.Name, stored.Size);
        return stored;
    }

    /// <returns>The newest first.</returns>
    public async Task<IReadOnlyList<StoredBackup>> ListAsync(CancellationToken cancellationToken)
    {
        var backups = new List<StoredBackup>();
        await foreach (var blob in Container.GetBlobsAsync(new GetBlobsOptions(), cancellationToken))
        {
            if (TakenAt(blob.Name) is { } takenAt)
            {
                backups.Add(new(blob.Name, takenAt, blob.Properties.ContentLength ?? 0));
            }
        }

        return [.. backups.OrderByDescending(backup => backup.TakenAt)];
    }

    /// <returns>Null when there is no such backup.</returns>
    public async Task<Stream?> OpenAsync(string name, CancellationToken cancellationToken) =>
        (await ListAsync(cancellationToken)).Any(backup => backup.Name == name)
            ? await Container.GetBlobClient(name).OpenReadAsync(cancellationToken: cancellationToken)
            : null;

    /// <summary>Reads a stored backup completely and verifies it.</summary>
    /// <exception cref="BackupUnusableException">It is not as it was written.</exception>
    public Task VerifyAsync(StoredBackup backup, CancellationToken cancellationToken) =>
        VerifyAsync(Container.GetBlobClient(backup.Name), cancellationToken);

    private static async Task KeepIfWholeAsync(BlobClient blob, CancellationToken cancellationToken)
    {
        try
        {
            await VerifyAsync(blob, cancellationToken);
        }
        catch (BackupUnusableException)
        {
            await blob.DeleteIfExistsAsync(cancellationToken: CancellationToken.None);
            throw;
        }
    }

    private static async Task VerifyAsync(BlobClient blob, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = await blob.OpenReadAsync(cancellationToken: cancellationToken);
            await using var archive = new ZipArchive(stream, ZipArchiveMode.Read);
            await BackupReader.VerifyAsync(new BackupZip(archive), cancellationToken);
        }
        catch (InvalidDataException)
        {
            throw new BackupUnusableException($"Копия {blob.Name} не читается. Возьмите другую копию.");
        }
    }

    private async Task LetOldOnesGoAsync(IReadOnlyList<StoredBackup> all, CancellationToken cancellationToken)
    {
        var superfluous = BackupRetention.Superfluous([.. all.Select(backup => backup.TakenAt)]).ToHashSet();
        foreach (var backup in all.Where(each => superfluous.Contains(each.TakenAt)))
        {
            await Container.DeleteBlobIfExistsAsync(backup.Name, cancellationToken: cancellationToken);
        }
    }

    private static DateTimeOffset? TakenAt(string name) =>
        name.EndsWith(Ending, StringComparison.Ordinal)
        && DateTimeOffset.TryParseExact(
            name[..^Ending.Length],
            NameFormat,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var takenAt
        )
            ? takenAt
            : null;

    [LoggerMessage(EventId = 6001, Level = LogLevel.Information, Message = "Backup {Name} of {Size} bytes is taken and verified")]
    private partial void LogTaken(string name, long size);
}

/// <param name="Size">Bytes.</param>
public sealed record StoredBackup(string Name, DateTimeOffset TakenAt, long Size);
