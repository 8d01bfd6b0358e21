using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Reporting.Editions;

public sealed class BlobLetterheads(BlobServiceClient blobs) : ILetterheads
{
    public const string ContainerName = "letterheads";

    private readonly BlobClient blob = blobs.GetBlobContainerClient(ContainerName).GetBlobClient("letterhead.docx");

    public async Task<byte[]?> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await blob.DownloadContentAsync(cancellationToken)).Value.Content.ToArray();
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            return null;
        }
    }

    public async Task WriteAsync(byte[]? file, CancellationToken cancellationToken)
    {
        if (file is null)
        {
            await blob.DeleteIfExistsAsync(cancellationToken: cancellationToken);
            return;
        }

        var options = new BlobUploadOptions { HttpHeaders = new BlobHttpHeaders { ContentType = ContentTypes.Word } };
        await blob.UploadAsync(BinaryData.FromBytes(file), options, cancellationToken);
    }
}
