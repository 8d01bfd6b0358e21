using System.Text;
using System.Text.Json;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Reporting.Editions;

namespace RoadmapFunctions.Upkeep.Backup;

/// <summary>
/// Copies every blob and every table into files that a person can read. Blobs go first: a backup must not have an edition without the
/// answers that it rests on, while an answer without its edition is published later.
/// </summary>
public sealed class BackupWriter(BackedUpStorage storage, TimeProvider time)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <param name="files">Must be empty. Everything is streamed: a whole country's data needs no more memory than a school's.</param>
    public async Task<BackupManifest> WriteAsync(IBackupFiles files, CancellationToken cancellationToken)
    {
        var takenAt = time.GetUtcNow();
        var blobs = new List<BlobInBackup>();
        await foreach (var (container, blob) in storage.BlobsAsync(cancellationToken))
        {
            if (await CopyAsync(container, blob, files, cancellationToken) is { } copied)
            {
                blobs.Add(copied);
            }
        }

        var tables = new List<TableInBackup>();
        await foreach (var name in storage.TableNamesAsync(cancellationToken))
        {
            tables.Add(await CopyAsync(name, files, cancellationToken));
        }

        var manifest = new BackupManifest(BackupManifest.CurrentFormat, takenAt, Edition.RunningProgramVersion, tables, blobs);
        await using var file = files.Create(BackupManifest.FileName);
        await JsonSerializer.SerializeAsync(file, manifest, RoadmapJson.Indented, cancellationToken);
        return manifest;
    }

    // Null for a blob that was deleted after it had been listed.
    private static async Task<BlobInBackup?> CopyAsync(
        BlobContainerClient container,
        BlobItem blob,
        IBackupFiles files,
        CancellationToken cancellationToken
    )
    {
        if (!await container.GetBlobClient(blob.Name).ExistsAsync(cancellationToken))
        {
            return null;
        }

        var name = $"blobs/{container.Name}/{string.Join('/', blob.Name.Split('/').Select(Uri.EscapeDataString))}";
        await using var file = new DigestingStream(files.Create(name));
        await container
            .GetBlobClient(blob.Name)
            .DownloadToAsync(file, new BlobDownloadToOptions { TransferOptions = new() { MaximumConcurrency = 1 } }, cancellationToken);
        return new(
            container.Name,
            blob.Name,
            name,
            file.Length,
            file.TakeDigest(),
            blob.Properties.ContentType,
            new Dictionary<string, string>(blob.Metadata, StringComparer.Ordinal)
        );
    }

    private async Task<TableInBackup> CopyAsync(string table, IBackupFiles files, CancellationToken cancellationToken)
    {
        var name = $"tables/{table}.jsonl";
        var entities = 0;
        await using var file = new DigestingStream(files.Create(name));
        await using (var lines = new StreamWriter(file, Utf8, leaveOpen: true) { NewLine = "\n" })
        {
            await foreach (var entity in storage.Tables.GetTableClient(table).QueryAsync<TableEntity>(cancellationToken: cancellationToken))
            {
                await lines.WriteLineAsync(EntityLine.Write(entity));
                entities++;
            }
        }

        return new(table, name, entities, file.TakeDigest());
    }
}
