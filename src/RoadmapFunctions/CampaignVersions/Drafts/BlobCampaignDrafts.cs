using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.CampaignVersions.Drafts;

/// <summary>A blob for each draft, <c>{campaign}.json</c>. Its ETag is the revision.</summary>
public sealed class BlobCampaignDrafts(BlobServiceClient blobs) : ICampaignDrafts
{
    public const string ContainerName = "drafts";

    private const string Extension = ".json";

    private readonly BlobContainerClient container = blobs.GetBlobContainerClient(ContainerName);

    public async Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken)
    {
        var ids = new List<string>();
        await foreach (var blob in container.GetBlobsAsync(new GetBlobsOptions(), cancellationToken))
        {
            if (blob.Name.EndsWith(Extension, StringComparison.Ordinal))
            {
                ids.Add(blob.Name[..^Extension.Length]);
            }
        }

        return ids;
    }

    public async Task<StoredDraft?> ReadAsync(string campaignId, CancellationToken cancellationToken)
    {
        try
        {
            var content = await BlobOf(campaignId).DownloadContentAsync(cancellationToken);
            return Read(campaignId, content.Value.Content.ToMemory().Span, content.Value.Details.ETag.ToString().Trim('"'));
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            return null;
        }
    }

    private static StoredDraft Read(string campaignId, ReadOnlySpan<byte> json, string revision)
    {
        try
        {
            return new(CampaignFile.Deserialize<CampaignDraft>(campaignId, json), revision);
        }
        catch (CampaignFileException e)
        {
            throw new DamagedDraftException(campaignId, revision, e);
        }
    }

    public async Task<bool> TryWriteAsync(CampaignDraft draft, string? revision, CancellationToken cancellationToken)
    {
        try
        {
            await BlobOf(draft.Campaign.Id)
                .UploadAsync(
                    BinaryData.FromBytes(JsonSerializer.SerializeToUtf8Bytes(draft, CampaignFile.Json)),
                    new BlobUploadOptions
                    {
                        HttpHeaders = new BlobHttpHeaders { ContentType = "application/json" },
                        Conditions = revision is null ? new() { IfNoneMatch = ETag.All } : OnlyIf(revision),
                    },
                    cancellationToken
                );
            return true;
        }
        catch (RequestFailedException e) when (IsRace(e))
        {
            return false;
        }
    }

    public async Task<bool> TryDeleteAsync(string campaignId, string revision, CancellationToken cancellationToken)
    {
        try
        {
            await BlobOf(campaignId)
                .DeleteIfExistsAsync(DeleteSnapshotsOption.None, conditions: OnlyIf(revision), cancellationToken: cancellationToken);
            return true;
        }
        catch (RequestFailedException e) when (IsRace(e))
        {
            return false;
        }
    }

    private static BlobRequestConditions OnlyIf(string revision) => new() { IfMatch = new ETag($"\"{revision}\"") };

    private static bool IsRace(RequestFailedException e) =>
        e.ErrorCode == BlobErrorCode.ConditionNotMet
        || e.ErrorCode == BlobErrorCode.BlobAlreadyExists
        || e.ErrorCode == BlobErrorCode.BlobNotFound;

    private BlobClient BlobOf(string campaignId) => container.GetBlobClient(campaignId + Extension);
}
