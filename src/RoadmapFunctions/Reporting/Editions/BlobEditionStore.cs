using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using Azure;
using Azure.Storage;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Reporting.Editions;

/// <summary>
/// Editions as blobs: <c>{campaign}/{number}/manifest.json</c> beside a folder of files. The folder is named by what is in it,
/// so two builds that race for a number never mix their files, and the manifest, which only one of them can create, tells which folder
/// counts.
/// </summary>
public sealed class BlobEditionStore(BlobServiceClient blobs) : IEditionStore
{
    public const string ContainerName = "editions";

    // Azure may look at the container's policy before the condition:
    // https://learn.microsoft.com/rest/api/storageservices/blob-service-error-codes
    private const string ImmutableDueToPolicy = "BlobImmutableDueToPolicy";

    /// <summary>Bytes. A file up to this size is one request; a larger one goes in blocks, and the last request makes the blob.</summary>
    private const int Piece = 4 * 1024 * 1024;

    private const int InMemory = Piece;

    private static readonly StorageTransferOptions InPieces = new()
    {
        InitialTransferSize = Piece,
        MaximumTransferSize = Piece,
        MaximumConcurrency = 1, // each would have a piece in memory
    };

    private static readonly TimeSpan KeepsDrafts = TimeSpan.FromDays(30);

    private static readonly BlobRequestConditions MustNotExist = new() { IfNoneMatch = ETag.All };

    private readonly BlobContainerClient container = blobs.GetBlobContainerClient(ContainerName);

    public async Task<IReadOnlyList<StoredEdition>> ListAsync(string campaignId, CancellationToken cancellationToken) =>
        StoredEdition.Of(await ListManifestsAsync(campaignId, cancellationToken), campaignId);

    public async Task<IReadOnlyList<StoredManifest>> ListManifestsAsync(string campaignId, CancellationToken cancellationToken)
    {
        var manifests = new List<StoredManifest>();
        await foreach (var blob in container.GetBlobsAsync(BlobTraits.None, BlobStates.None, $"{campaignId}/", cancellationToken))
        {
            if (
                blob.Name.Split('/') is [_, var number, Edition.ManifestName]
                && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed)
            )
            {
                manifests.Add(
                    new(parsed, (await container.GetBlobClient(blob.Name).DownloadContentAsync(cancellationToken)).Value.Content.ToArray())
                );
            }
        }

        return [.. manifests.OrderBy(manifest => manifest.Number)];
    }

    public async Task<bool> TryPublishAsync(Edition edition, IReadOnlyList<DrawnFile> files, CancellationToken cancellationToken)
    {
        foreach (var file in files)
        {
            // The name stands for the content: a file that is there already is the same one, from a build that did not finish.
            await TryCreateAsync($"{Folder(edition)}/{file.File.Name}", file.File.ContentType, file.Open(), cancellationToken);
        }

        using var manifest = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(edition, RoadmapJson.Indented));
        var published = await TryCreateAsync($"{Root(edition)}/{Edition.ManifestName}", "application/json", manifest, cancellationToken);
        try
        {
            await SweepAsync(edition, published, cancellationToken);
        }
        catch (Exception e) when (e is StorageUnavailableException or RequestFailedException)
        {
            // Leftovers cost a little room; the next edition sweeps again.
        }

        return published;
    }

    /// <summary>
    /// Deletes what no manifest names: files of a build that lost the race for the number, and of builds that were killed long ago. A build
    /// that is still running is younger.
    /// </summary>
    private async Task SweepAsync(Edition edition, bool published, CancellationToken cancellationToken)
    {
        var manifests = await ListManifestsAsync(edition.CampaignId, cancellationToken);
        var named = manifests
            .Select(manifest => manifest.Read(edition.CampaignId))
            .OfType<Edition>()
            .Select(Folder)
            .ToHashSet(StringComparer.Ordinal);
        // a damaged manifest may have named any folder
        var whole = manifests.All(manifest => manifest.Read(edition.CampaignId) is not null);
        await foreach (var blob in container.GetBlobsAsync(BlobTraits.None, BlobStates.None, $"{edition.CampaignId}/", cancellationToken))
        {
            var folder = blob.Name.Split('/') is [var campaign, var number, var digest, _, ..] ? $"{campaign}/{number}/{digest}" : null;
            var lost = !published && folder == Folder(edition);
            var killed = blob.Properties.LastModified < edition.SnapshotAt - KeepsDrafts;
            if (whole && folder is not null && !named.Contains(folder) && (lost || killed))
            {
                await container
                    .GetBlobClient(blob.Name)
                    .DeleteIfExistsAsync(DeleteSnapshotsOption.None, conditions: null, cancellationToken);
            }
        }
    }

    public async Task<Stream> OpenAsync(Edition edition, EditionFile file, CancellationToken cancellationToken)
    {
        Stream content = file.Size <= InMemory ? new MemoryStream() : TemporaryFile.Create();
        try
        {
            await container
                .GetBlobClient($"{Folder(edition)}/{file.Name}")
                .DownloadToAsync(content, new BlobDownloadToOptions { TransferOptions = InPieces }, cancellationToken);
            content.Position = 0;
            var digest = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken));
            content.Position = 0;
            return digest == file.Sha256
                ? content
                : throw new EditionDamagedException(
                    $"Файл {file.Name} издания № {edition.Number} повреждён: его SHA-256 не совпадает с манифестом."
                );
        }
        catch
        {
            await content.DisposeAsync();
            throw;
        }
    }

    public async IAsyncEnumerable<FoundFile> FindFilesAsync(Edition edition, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var folder = $"{Folder(edition)}/";
        await foreach (var blob in container.GetBlobsAsync(BlobTraits.None, BlobStates.None, folder, cancellationToken))
        {
            var content = await container.GetBlobClient(blob.Name).DownloadContentAsync(cancellationToken);
            yield return new(blob.Name[folder.Length..], content.Value.Content.ToArray());
        }
    }

    private async Task<bool> TryCreateAsync(string name, string contentType, Stream content, CancellationToken cancellationToken)
    {
        var options = new BlobUploadOptions
        {
            Conditions = MustNotExist,
            HttpHeaders = new BlobHttpHeaders { ContentType = contentType },
            TransferOptions = InPieces,
        };
        try
        {
            await container.GetBlobClient(name).UploadAsync(content, options, cancellationToken);
            return true;
        }
        catch (RequestFailedException e)
            when (e.ErrorCode == BlobErrorCode.BlobAlreadyExists
                || e.ErrorCode == BlobErrorCode.ConditionNotMet
                || e.ErrorCode == ImmutableDueToPolicy
            )
        {
            return false;
        }
    }

    private static string Root(Edition edition) => string.Create(CultureInfo.InvariantCulture, $"{edition.CampaignId}/{edition.Number:D4}");

    private static string Folder(Edition edition) =>
        $"{Root(edition)}/{Digest.Of(string.Join('\n', edition.Files.Select(file => $"{file.Sha256} {file.Name}")))[..16]}";
}
