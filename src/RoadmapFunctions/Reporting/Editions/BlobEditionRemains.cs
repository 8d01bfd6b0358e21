using System.Globalization;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Reporting.Editions;

/// <summary>
/// Folders that the manifest of their number does not name: of builds that died between their first file and their manifest, or that lost
/// the race for their number. Nobody reads them. Without a manifest that can be read, files are evidence of what was published or of a
/// build that still runs, and are no remains.
/// </summary>
public sealed class BlobEditionRemains(BlobServiceClient blobs, IEditionStore editions, TimeProvider time)
{
    private const int NotFound = 404;
    private const int Forbidden = 403;
    private const int Conflict = 409;

    /// <summary>For whoever wants to know why a build died.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    private readonly BlobContainerClient container = blobs.GetBlobContainerClient(BlobEditionStore.ContainerName);

    /// <summary>Folders that are older than a month.</summary>
    public async Task<IReadOnlyList<EditionRemains>> FindAsync(string campaignId, CancellationToken cancellationToken)
    {
        var named = (await editions.ListAsync(campaignId, cancellationToken)).ToLookup(
            stored => stored.Edition.Number,
            stored => BlobEditionStore.Folder(stored.Edition)
        );
        var latest = time.GetUtcNow() - Kept;
        return await container
            .GetBlobsAsync(BlobTraits.None, BlobStates.None, $"{campaignId}/", cancellationToken)
            .Where(blob =>
                NumberOf(blob.Name) is { } number
                && named.Contains(number)
                && !named[number].Contains(FolderOf(blob.Name), StringComparer.Ordinal)
            )
            .GroupBy(blob => FolderOf(blob.Name), StringComparer.Ordinal)
            .Select(folder => new EditionRemains(
                folder.Key,
                [.. folder.Select(blob => blob.Name)],
                folder.Max(blob => blob.Properties.LastModified ?? DateTimeOffset.MaxValue)
            ))
            .Where(folder => folder.WrittenAt < latest)
            .ToListAsync(cancellationToken);
    }

    /// <summary>Deletes them. A file that the storage holds — by its policy, or because the app may not delete there — stays.</summary>
    public async Task SweepAsync(string campaignId, CancellationToken cancellationToken)
    {
        foreach (var name in (await FindAsync(campaignId, cancellationToken)).SelectMany(folder => folder.Files))
        {
            try
            {
                await container.DeleteBlobAsync(name, DeleteSnapshotsOption.IncludeSnapshots, cancellationToken: cancellationToken);
            }
            catch (RequestFailedException e) when (e.Status is NotFound or Conflict)
            {
                // gone or held
            }
            catch (StorageUnavailableException e) when (e.InnerException is RequestFailedException { Status: Forbidden })
            {
                return; // it is the same for all of them
            }
        }
    }

    private static string FolderOf(string blob) => blob[..blob.LastIndexOf('/')];

    /// <returns>Null for a manifest, and for a blob that is no file of a build.</returns>
    private static int? NumberOf(string blob) =>
        blob.Split('/') is [_, var text, _, _] && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}

/// <param name="Folder"><c>campaign/number/digest</c>.</param>
/// <param name="Files">Whole names.</param>
/// <param name="WrittenAt">When the newest of them was.</param>
public sealed record EditionRemains(string Folder, IReadOnlyList<string> Files, DateTimeOffset WrittenAt);
