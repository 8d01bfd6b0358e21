using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.Grouping;

/// <summary>A blob for each campaign, <c>{campaign}.json</c>: the operator changes it without a deployment.</summary>
public sealed class BlobGroupCorrections(BlobServiceClient blobs) : IGroupCorrections
{
    public const string ContainerName = "own-words";

    private readonly BlobContainerClient container = blobs.GetBlobContainerClient(ContainerName);

    public async Task<GroupCorrections> ReadAsync(Campaign campaign, CancellationToken cancellationToken)
    {
        try
        {
            var content = await BlobOf(campaign).DownloadContentAsync(cancellationToken);
            return CampaignFile.Deserialize<GroupCorrections>(GroupCorrections.FileName, content.Value.Content.ToMemory().Span);
        }
        catch (CampaignFileException e)
        {
            throw new InvalidDataException($"The stored corrections of {campaign.Id} cannot be read; send them again.", e); // only a checked file is ever written
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            return GroupCorrections.None;
        }
    }

    public Task WriteAsync(Campaign campaign, GroupCorrections corrections, CancellationToken cancellationToken) => BlobOf(campaign).UploadAsync(
        BinaryData.FromBytes(JsonSerializer.SerializeToUtf8Bytes(corrections, CampaignFile.Json)),
        new BlobUploadOptions { HttpHeaders = new BlobHttpHeaders { ContentType = "application/json" } },
        cancellationToken);

    private BlobClient BlobOf(Campaign campaign) => container.GetBlobClient($"{campaign.Id}.json");
}
