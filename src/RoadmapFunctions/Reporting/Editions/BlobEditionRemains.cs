using System.Globalization;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Reporting.Editions;

/// <summary>
/// Folders that no manifest names: of builds that died between their first file and their manifest, or that lost the race for their number.
/// Nobody reads them.
/// </summary>
public sealed class BlobEditionRemains(BlobServiceClient blobs, IEditionStore editions, TimeProvider time)
{
    private const int NotFound = 404;
    private const int Forbidden = 403;
    private const int Conflict = 409;
    private const int PreconditionFailed = 412;

    /// <summary>A build lasts minutes; until then its manifest may still come.</summary>
    private static readonly TimeSpan MayBeBuilding = TimeSpan.FromDays(1);

    private readonly BlobContainerClient container = blobs.GetBlobContainerClient(BlobEditionStore.ContainerName);

    /// <summary>Folders that are older than a day.</summary>
    public async Task<IReadOnlyList<EditionRemains>> FindAsync(string campaignId, CancellationToken cancellationToken)
    {
        var found = await container
            .GetBlobsAsync(BlobTraits.None, BlobStates.None, $"{campaignId}/", cancellationToken)
            .Where(blob => NumberOf(blob.Name) is not null)
            .ToListAsync(cancellationToken);

        // Asked after the files: a manifest that has come meanwhile is seen.
        var manifests = await editions.ListManifestsAsync(campaignId, cancellationToken);
        var named = StoredEdition
            .Of(manifests, campaignId)
            .Select(stored => BlobEditionStore.Folder(stored.Edition))
            .ToHashSet(StringComparer.Ordinal);
        var unreadable = manifests.Where(manifest => manifest.Read(campaignId) is null).Select(manifest => manifest.Number).ToHashSet();
        var latest = time.GetUtcNow() - MayBeBuilding;
        return
        [
            .. found
                .GroupBy(blob => string.Join('/', blob.Name.Split('/').Take(3)), StringComparer.Ordinal)
                .Where(folder => !named.Contains(folder.Key) && !unreadable.Contains(NumberOf(folder.First().Name)!.Value))
                .Select(folder => new EditionRemains(
                    folder.Key,
                    [.. folder.Select(blob => (blob.Name, blob.Properties.ETag ?? ETag.All))],
                    folder.Max(blob => blob.Properties.LastModified ?? DateTimeOffset.MaxValue)
                ))
                .Where(folder => folder.WrittenAt < latest),
        ];
    }

    /// <summary>
    /// Deletes them. A file that the storage holds — by its policy, or because the app may not delete there — stays, and so does one that
    /// a build has taken for its own since it was found (<see cref="BlobEditionStore"/> marks it).
    /// </summary>
    public async Task SweepAsync(string campaignId, CancellationToken cancellationToken)
    {
        foreach (var (name, found) in (await FindAsync(campaignId, cancellationToken)).SelectMany(folder => folder.Files))
        {
            try
            {
                await container.DeleteBlobAsync(
                    name,
                    DeleteSnapshotsOption.IncludeSnapshots,
                    new BlobRequestConditions { IfMatch = found },
                    cancellationToken
                );
            }
            catch (RequestFailedException e) when (e.Status is NotFound or Conflict or PreconditionFailed)
            {
                // held, taken or gone
            }
            catch (StorageUnavailableException e) when (e.InnerException is RequestFailedException { Status: Forbidden })
            {
                return; // it is the same for all of them
            }
        }
    }

    /// <returns>Null for a manifest, and for a blob that is no file of a build.</returns>
    private static int? NumberOf(string blob) =>
        blob.Split('/') is [_, var text, _, _] && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}

/// <param name="Folder"><c>campaign/number/digest</c>.</param>
/// <param name="Files">Whole names and what they were when they were found.</param>
/// <param name="WrittenAt">When the newest of them was.</param>
public sealed record EditionRemains(string Folder, IReadOnlyList<(string Name, ETag Found)> Files, DateTimeOffset WrittenAt);
