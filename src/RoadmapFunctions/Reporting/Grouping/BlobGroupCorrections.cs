using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.Reporting.Grouping;

/// <summary>
/// A blob for each campaign, <c>{campaign}.json</c>: the operator changes it without a deployment. Its ETag is the revision.
/// </summary>
public sealed class BlobGroupCorrections(BlobServiceClient blobs) : IGroupCorrections
{
    public const string ContainerName = "own-words";

    private readonly BlobContainerClient container = blobs.GetBlobContainerClient(ContainerName);

    public async Task<StoredCorrections> ReadAsync(Campaign campaign, CancellationToken cancellationToken)
    {
        try
        {
            var content = await BlobOf(campaign).DownloadContentAsync(cancellationToken);
            var stored = CampaignFile.Deserialize<StoredFile>(GroupCorrections.FileName, content.Value.Content.ToMemory().Span);
            return new(new(stored.Activities), stored.Before, Revision(content.Value.Details.ETag));
        }
        catch (CampaignFileException e)
        {
            // only checked files are written
            throw new InvalidDataException($"The stored corrections of {campaign.Id} cannot be read; send them again.", e);
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            return StoredCorrections.None;
        }
    }

    public async Task<string?> TryWriteAsync(
        Campaign campaign,
        GroupCorrections corrections,
        string? revision,
        CancellationToken cancellationToken
    )
    {
        while (true)
        {
            var stored = await ReadAsync(campaign, cancellationToken);
            if (revision is not null && revision != stored.Revision)
            {
                return null;
            }

            if (await TryReplaceAsync(campaign, stored, corrections, cancellationToken) is { } written)
            {
                return written;
            }
        }
    }

    private async Task<string?> TryReplaceAsync(
        Campaign campaign,
        StoredCorrections stored,
        GroupCorrections corrections,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var written = await BlobOf(campaign)
                .UploadAsync(
                    BinaryData.FromBytes(
                        JsonSerializer.SerializeToUtf8Bytes(new StoredFile(corrections.Activities, stored.Now), CampaignFile.Json)
                    ),
                    new BlobUploadOptions
                    {
                        HttpHeaders = new BlobHttpHeaders { ContentType = "application/json" },
                        Conditions =
                            stored == StoredCorrections.None
                                ? new() { IfNoneMatch = ETag.All }
                                : new() { IfMatch = new ETag($"\"{stored.Revision}\"") },
                    },
                    cancellationToken
                );
            return Revision(written.Value.ETag);
        }
        catch (RequestFailedException e)
            when (e.ErrorCode == BlobErrorCode.ConditionNotMet || e.ErrorCode == BlobErrorCode.BlobAlreadyExists)
        {
            return null;
        }
    }

    // The client returns an ETag with the quotation marks of the header.
    private static string Revision(ETag tag) => tag.ToString().Trim('"');

    private BlobClient BlobOf(Campaign campaign) => container.GetBlobClient($"{campaign.Id}.json");

    /// <summary>The corrections in force and those that they replaced are in one blob, so that they change together.</summary>
    private sealed record StoredFile(IReadOnlyList<ActivityCorrections> Activities, GroupCorrections? Before = null);
}
