using System.Text;
using Azure.Data.Tables;
using Azure.Storage.Blobs.Models;
using RoadmapFunctions.Kit.Tables;

namespace RoadmapFunctions.Upkeep.Backup;

/// <summary>
/// Restores a verified backup into an empty storage. After a crash it can be started again: what is already there is skipped.
/// </summary>
public sealed class BackupRestore(BackedUpStorage storage)
{
    private const int EntitiesAtOnce = 1_000;

    /// <returns>The manifest of what was restored.</returns>
    /// <exception cref="BackupUnusableException">It is incomplete; then nothing was written.</exception>
    public async Task<BackupManifest> RunAsync(IBackupFiles files, CancellationToken cancellationToken)
    {
        var manifest = await BackupReader.VerifyAsync(files, cancellationToken);
        foreach (var table in manifest.Tables)
        {
            await BringAsync(table, files, cancellationToken);
        }

        foreach (var blob in manifest.Blobs)
        {
            await BringAsync(blob, files, cancellationToken);
        }

        return manifest;
    }

    private async Task BringAsync(TableInBackup table, IBackupFiles files, CancellationToken cancellationToken)
    {
        var client = storage.Tables.GetTableClient(table.Name);
        await client.CreateIfNotExistsAsync(cancellationToken);
        using var lines = new StreamReader(files.Open(table.File)!, Encoding.UTF8);
        var waiting = new List<TableEntity>();
        while (await lines.ReadLineAsync(cancellationToken) is { } line)
        {
            var entity = EntityLine.Read(line);
            if (waiting.Count == EntitiesAtOnce || (waiting.Count > 0 && waiting[0].PartitionKey != entity.PartitionKey))
            {
                await TableBatches.AddMissingAsync(client, waiting, cancellationToken);
                waiting.Clear();
            }

            waiting.Add(entity);
        }

        await TableBatches.AddMissingAsync(client, waiting, cancellationToken);
    }

    private async Task BringAsync(BlobInBackup blob, IBackupFiles files, CancellationToken cancellationToken)
    {
        var container = storage.Blobs.GetBlobContainerClient(blob.Container);
        await container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        await using var content = files.Open(blob.File)!;
        await container
            .GetBlobClient(blob.Name)
            .UploadAsync(
                content,
                new BlobUploadOptions
                {
                    HttpHeaders = new BlobHttpHeaders { ContentType = blob.ContentType },
                    Metadata = new Dictionary<string, string>(blob.Metadata, StringComparer.Ordinal),
                },
                cancellationToken
            );
    }
}
