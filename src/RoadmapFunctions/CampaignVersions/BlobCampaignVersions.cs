using System.Globalization;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace RoadmapFunctions.CampaignVersions;

/// <summary>A blob for each version, <c>{campaign}/{number}.json</c>; its metadata says who sent it and when.</summary>
public sealed class BlobCampaignVersions(BlobServiceClient blobs) : ICampaignVersions
{
    public const string ContainerName = "campaigns";

    private const string At = "at";
    private const string By = "by";
    private const string OrphansAccepted = "orphansAccepted";

    private static readonly BlobRequestConditions MustNotExist = new() { IfNoneMatch = ETag.All };

    private readonly BlobContainerClient container = blobs.GetBlobContainerClient(ContainerName);

    public async Task<IReadOnlyList<CampaignVersion>> ListAsync(CancellationToken cancellationToken)
    {
        var versions = new List<CampaignVersion>();
        await foreach (var blob in container.GetBlobsAsync(BlobTraits.Metadata, BlobStates.None, prefix: null, cancellationToken))
        {
            if (VersionOf(blob) is { } version)
            {
                versions.Add(version);
            }
        }

        return versions; // the service lists by name, and zero padding makes the order of names the order of numbers
    }

    public async Task<IReadOnlyList<string>> ListStrayAsync(CancellationToken cancellationToken)
    {
        var strays = new List<string>();
        await foreach (var blob in container.GetBlobsAsync(BlobTraits.Metadata, BlobStates.None, prefix: null, cancellationToken))
        {
            if (VersionOf(blob) is null)
            {
                strays.Add(blob.Name);
            }
        }

        return strays;
    }

    public async Task<byte[]> ReadAsync(CampaignVersion version, CancellationToken cancellationToken) =>
        (await BlobOf(version).DownloadContentAsync(cancellationToken)).Value.Content.ToArray();

    public async Task<bool> TryAddAsync(CampaignVersion version, byte[] file, CancellationToken cancellationToken)
    {
        // A metadata value is an HTTP header, which holds ASCII only.
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [At] = version.At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
            [By] = Uri.EscapeDataString(version.By),
        };
        if (version.OrphansAccepted)
        {
            metadata[OrphansAccepted] = "true";
        }

        try
        {
            await BlobOf(version)
                .UploadAsync(
                    BinaryData.FromBytes(file),
                    new BlobUploadOptions
                    {
                        Conditions = MustNotExist,
                        Metadata = metadata,
                        HttpHeaders = new BlobHttpHeaders { ContentType = "application/json" },
                    },
                    cancellationToken
                );
            return true;
        }
        catch (RequestFailedException e)
            when (e.ErrorCode == BlobErrorCode.BlobAlreadyExists || e.ErrorCode == BlobErrorCode.ConditionNotMet)
        {
            return false;
        }
    }

    /// <returns>Null for a blob that somebody else has put there, or that has lost its metadata.</returns>
    private static CampaignVersion? VersionOf(BlobItem blob) =>
        blob.Name.Split('/') is [{ Length: > 0 } campaignId, var file]
        && file.EndsWith(".json", StringComparison.Ordinal)
        && int.TryParse(file[..^".json".Length], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && blob.Metadata is { } metadata
        && metadata.TryGetValue(At, out var written)
        && DateTimeOffset.TryParse(written, CultureInfo.InvariantCulture, out var at)
        && metadata.TryGetValue(By, out var by)
            ? new(campaignId, number, at, Uri.UnescapeDataString(by), metadata.ContainsKey(OrphansAccepted))
            : null;

    private BlobClient BlobOf(CampaignVersion version) =>
        container.GetBlobClient(string.Create(CultureInfo.InvariantCulture, $"{version.CampaignId}/{version.Number:D6}.json"));
}
