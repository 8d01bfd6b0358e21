using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace RoadmapFunctions.Collecting.Sync;

/// <summary>Indexes in a container, a blob for each campaign.</summary>
public sealed class BlobSheetIndexes(BlobServiceClient blobs) : ISheetIndexes
{
    public const string ContainerName = "sync-index";

    private readonly BlobContainerClient container = blobs.GetBlobContainerClient(ContainerName);

    public async Task<SheetIndex?> ReadAsync(string campaignId, CancellationToken cancellationToken)
    {
        try
        {
            var stored = await container.GetBlobClient(campaignId).DownloadContentAsync(cancellationToken);
            return SheetIndexFile.Read(stored.Value.Content);
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            return null;
        }
        catch (Exception e) when (e is JsonException or EndOfStreamException or IOException or FormatException)
        {
            return null; // a damaged cache counts as none
        }
    }

    public async Task WriteAsync(string campaignId, SheetIndex? index, CancellationToken cancellationToken)
    {
        var blob = container.GetBlobClient(campaignId);
        if (index is null)
        {
            await blob.DeleteIfExistsAsync(cancellationToken: cancellationToken);
            return;
        }

        await blob.UploadAsync(SheetIndexFile.Write(index), overwrite: true, cancellationToken);
    }
}
