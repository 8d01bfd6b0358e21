using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using Azure;
using Azure.Storage;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Reporting.Editions;

/// <summary>
/// Editions as blobs: <c>{campaign}/{number}/manifest.json</c> beside a folder of files. The folder is named after its content, so two
/// builds that race for a number never mix their files. Only one of them can create the manifest, which tells which folder counts.
/// Files are first sent as blocks; they are committed just before the manifest if the number is still free. So a build that is cut off
/// or comes second leaves no file behind. The container's policy would not let anybody delete such a file. The storage drops blocks
/// that nobody commits.
/// </summary>
public sealed class BlobEditionStore(BlobServiceClient blobs) : IEditionStore
{
    public const string ContainerName = "editions";

    // Azure may check the container's policy before the condition:
    // https://learn.microsoft.com/rest/api/storageservices/blob-service-error-codes
    private const string ImmutableDueToPolicy = "BlobImmutableDueToPolicy";

    /// <summary>Bytes of a block.</summary>
    private const int Piece = 4 * 1024 * 1024;

    private const int InMemory = Piece;

    private static readonly StorageTransferOptions InPieces = new()
    {
        InitialTransferSize = Piece,
        MaximumTransferSize = Piece,
        MaximumConcurrency = 1, // each of them would hold a piece in memory
    };

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
        var staged = new List<StagedFile>();
        foreach (var file in files)
        {
            staged.Add(await StageAsync($"{Folder(edition)}/{file.File.Name}", file.File.ContentType, file.Open(), cancellationToken));
        }

        var manifest = container.GetBlobClient($"{Root(edition)}/{Edition.ManifestName}");
        if (await manifest.ExistsAsync(cancellationToken))
        {
            return false;
        }

        foreach (var file in staged)
        {
            // The name identifies the content: an existing file is the same one, from a build that did not finish.
            await CommitAsync(file, cancellationToken);
        }

        return await TryCreateAsync(manifest, JsonSerializer.SerializeToUtf8Bytes(edition, RoadmapJson.Indented), cancellationToken);
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

    // Two builds that stage one file send the same blocks under the same ids, because its name identifies its content.
    private async Task<StagedFile> StageAsync(string name, string contentType, Stream content, CancellationToken cancellationToken)
    {
        var blob = container.GetBlockBlobClient(name);
        var blocks = new List<string>();
        var piece = new byte[(int)Math.Min(Piece, content.Length)];
        while (await content.ReadAtLeastAsync(piece, piece.Length, throwOnEndOfStream: false, cancellationToken) is > 0 and var length)
        {
            var block = Convert.ToBase64String(BitConverter.GetBytes(blocks.Count));
            using var bytes = new MemoryStream(piece, 0, length, writable: false);
            await UnlessThereAsync(blob, () => blob.StageBlockAsync(block, bytes, cancellationToken: cancellationToken), cancellationToken);
            blocks.Add(block);
        }

        return new(blob, contentType, blocks);
    }

    private static Task<bool> CommitAsync(StagedFile staged, CancellationToken cancellationToken)
    {
        var options = new CommitBlockListOptions { Conditions = MustNotExist, HttpHeaders = HeadersOf(staged.ContentType) };
        return UnlessThereAsync(
            staged.Blob,
            () => staged.Blob.CommitBlockListAsync(staged.Blocks, options, cancellationToken),
            cancellationToken
        );
    }

    // One request, not staged: all builds for a number share this name, and the blocks of one would replace those of another. The blob may
    // already be ours, when the answer to a first try was lost.
    private static async Task<bool> TryCreateAsync(BlobClient manifest, byte[] content, CancellationToken cancellationToken)
    {
        var options = new BlobUploadOptions
        {
            Conditions = MustNotExist,
            HttpHeaders = HeadersOf("application/json"),
            TransferOptions = new StorageTransferOptions { InitialTransferSize = content.Length },
        };
        return await UnlessThereAsync(
                manifest,
                () => manifest.UploadAsync(BinaryData.FromBytes(content), options, cancellationToken),
                cancellationToken
            ) || (await manifest.DownloadContentAsync(cancellationToken)).Value.Content.ToMemory().Span.SequenceEqual(content);
    }

    /// <returns>False when the blob exists or is held by the policy.</returns>
    private static async Task<bool> UnlessThereAsync(BlobBaseClient blob, Func<Task> write, CancellationToken cancellationToken)
    {
        try
        {
            await write();
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
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.InvalidBlockList)
        {
            // The first commit takes the blocks of all builds. If there is still no blob, the blocks are lost and the build fails.
            if (!await blob.ExistsAsync(cancellationToken))
            {
                throw;
            }

            return false;
        }
    }

    /// <summary>Its content is in the storage, but the blob does not exist until the blocks are committed.</summary>
    private sealed record StagedFile(BlockBlobClient Blob, string ContentType, IReadOnlyList<string> Blocks);

    private static BlobHttpHeaders HeadersOf(string contentType) => new() { ContentType = contentType };

    private static string Root(Edition edition) => string.Create(CultureInfo.InvariantCulture, $"{edition.CampaignId}/{edition.Number:D4}");

    /// <summary>Where its files are.</summary>
    internal static string Folder(Edition edition) =>
        $"{Root(edition)}/{Digest.Of(string.Join('\n', edition.Files.Select(file => $"{file.Sha256} {file.Name}")))[..16]}";
}
