using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.CampaignVersions.Drafts;

/// <summary>
/// A blob for each draft, <c>{campaign}.json</c>. Its ETag is the revision; its metadata have the title, so that a list reads no draft.
/// </summary>
public sealed class BlobCampaignDrafts(BlobServiceClient blobs) : ICampaignDrafts
{
    public const string ContainerName = "drafts";

    private const string Extension = ".json";

    /// <summary>Metadata are ASCII, so the title is escaped.</summary>
    private const string Title = "title";

    /// <summary>Characters (UTF-16): escaped, they fit into the 8 KiB of a blob's metadata.</summary>
    private const int LongestTitle = 300;

    private readonly BlobContainerClient container = blobs.GetBlobContainerClient(ContainerName);

    public async Task<IReadOnlyList<ListedDraft>> ListAsync(CancellationToken cancellationToken)
    {
        var drafts = new List<ListedDraft>();
        await foreach (var blob in container.GetBlobsAsync(new GetBlobsOptions { Traits = BlobTraits.Metadata }, cancellationToken))
        {
            if (blob.Name.EndsWith(Extension, StringComparison.Ordinal))
            {
                drafts.Add(
                    new(
                        blob.Name[..^Extension.Length],
                        Uri.UnescapeDataString(blob.Metadata.TryGetValue(Title, out var title) ? title : string.Empty)
                    )
                );
            }
        }

        return drafts;
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
                        Metadata = new Dictionary<string, string>(StringComparer.Ordinal)
                        {
                            [Title] = Uri.EscapeDataString(CleanText.Abridged(draft.Campaign.Title, LongestTitle)),
                        },
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
