using System.Globalization;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace RoadmapFunctions.CampaignVersions;

/// <summary>A blob for each version, <c>{campaign}/{number}.json</c>; who sent it and when stands in its metadata.</summary>
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
            versions.Add(new(
                blob.Name.Split('/')[0],
                int.Parse(Path.GetFileNameWithoutExtension(blob.Name), CultureInfo.InvariantCulture),
                DateTimeOffset.Parse(blob.Metadata[At], CultureInfo.InvariantCulture),
                Uri.UnescapeDataString(blob.Metadata[By]),
                blob.Metadata.ContainsKey(OrphansAccepted)));
        }

        return versions; // the service lists by name, and zero padding makes the order of names the order of numbers
    }

    public async Task<byte[]> ReadAsync(CampaignVersion version, CancellationToken cancellationToken) =>
        (await BlobOf(version).DownloadContentAsync(cancellationToken)).Value.Content.ToArray();

    public async Task<bool> TryAddAsync(CampaignVersion version, byte[] file, CancellationToken cancellationToken)
    {
        // A value of metadata is a header of HTTP, which holds ASCII only.
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
            await BlobOf(version).UploadAsync(
                BinaryData.FromBytes(file),
                new BlobUploadOptions { Conditions = MustNotExist, Metadata = metadata, HttpHeaders = new BlobHttpHeaders { ContentType = "application/json" } },
                cancellationToken);
            return true;
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.BlobAlreadyExists || e.ErrorCode == BlobErrorCode.ConditionNotMet)
        {
            return false;
        }
    }

    private BlobClient BlobOf(CampaignVersion version) =>
        container.GetBlobClient(string.Create(CultureInfo.InvariantCulture, $"{version.CampaignId}/{version.Number:D6}.json"));
}
