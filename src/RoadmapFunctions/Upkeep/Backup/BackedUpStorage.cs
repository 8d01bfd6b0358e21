using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using RoadmapFunctions.Collecting.Sheets;
using RoadmapFunctions.Collecting.Sync;
using RoadmapFunctions.Upkeep.Work;

namespace RoadmapFunctions.Upkeep.Backup;

/// <summary>
/// The tables and containers that hold the product's data. Data of the Functions host and of the deployment is left out, and so is the data
/// that a sync can do without.
/// </summary>
public sealed class BackedUpStorage(TableServiceClient tables, BlobServiceClient blobs)
{
    /// <summary>Container of the nightly backups.</summary>
    public const string BackupContainer = "backups";

    private static readonly string[] ContainersOfOthers =
    [
        "azure-webjobs-",
        "app-package",
        "$",
        BackupContainer,
        BlobSheetIndexes.ContainerName,
    ];
    private static readonly string[] TablesOfOthers =
    [
        "AzureWebJobs",
        "AzureFunctions",
        "$",
        TableReads.TableName,
        TableWorkRuns.TableName,
    ];

    public TableServiceClient Tables => tables;

    public BlobServiceClient Blobs => blobs;

    public async IAsyncEnumerable<string> TableNamesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var table in tables.QueryAsync(cancellationToken: cancellationToken))
        {
            if (!TablesOfOthers.Any(start => table.Name.StartsWith(start, StringComparison.Ordinal)))
            {
                yield return table.Name;
            }
        }
    }

    public async IAsyncEnumerable<(BlobContainerClient Container, BlobItem Blob)> BlobsAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await foreach (var container in blobs.GetBlobContainersAsync(cancellationToken: cancellationToken))
        {
            if (ContainersOfOthers.Any(start => container.Name.StartsWith(start, StringComparison.Ordinal)))
            {
                continue;
            }

            var client = blobs.GetBlobContainerClient(container.Name);
            await foreach (var blob in client.GetBlobsAsync(new GetBlobsOptions { Traits = BlobTraits.Metadata }, cancellationToken))
            {
                yield return (client, blob);
            }
        }
    }

    /// <summary>Whether there is nothing that a restore would replace.</summary>
    public async Task<bool> IsEmptyAsync(CancellationToken cancellationToken)
    {
        await foreach (var name in TableNamesAsync(cancellationToken))
        {
            await foreach (
                var _ in tables.GetTableClient(name).QueryAsync<TableEntity>(maxPerPage: 1, cancellationToken: cancellationToken)
            )
            {
                return false;
            }
        }

        await foreach (var _ in BlobsAsync(cancellationToken))
        {
            return false;
        }

        return true;
    }
}
