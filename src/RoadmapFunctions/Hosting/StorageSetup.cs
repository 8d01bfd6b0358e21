using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Hosting;
using RoadmapFunctions.Access;
using RoadmapFunctions.Answers;
using RoadmapFunctions.CampaignVersions;
using RoadmapFunctions.CampaignVersions.Drafts;
using RoadmapFunctions.Collecting.Intake;
using RoadmapFunctions.Collecting.Quarantine;
using RoadmapFunctions.Collecting.Sheets;
using RoadmapFunctions.Collecting.Sync;
using RoadmapFunctions.Reminders;
using RoadmapFunctions.Reporting.Editions;
using RoadmapFunctions.Reporting.Grouping;
using RoadmapFunctions.Upkeep.Backup;
using RoadmapFunctions.Upkeep.Work;

namespace RoadmapFunctions.Hosting;

/// <summary>
/// Creates the tables, containers and queues that the app needs before it serves anything: before any service of the host starts, and so
/// before the worker takes its first call.
/// </summary>
public sealed class StorageSetup(TableServiceClient tables, BlobServiceClient blobs, QueueOfWork queue) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        string[] names =
        [
            TableSubmissionLog.TableName,
            TableQuarantine.TableName,
            TableSyncRuns.TableName,
            TableReads.TableName,
            TableWorkRuns.TableName,
            TableIdempotencyKeys.TableName,
            TableKeySerials.TableName,
            TableOutbox.TableName,
            TableJournal.TableName,
            TableErasures.TableName,
            TablePeople.TableName,
            TableSessions.TableName,
        ];
        string[] containers =
        [
            BlobEditionStore.ContainerName,
            BlobLetterheads.ContainerName,
            BlobCampaignVersions.ContainerName,
            BlobCampaignDrafts.ContainerName,
            BlobGroupCorrections.ContainerName,
            BlobSheetIndexes.ContainerName,
            BackedUpStorage.BackupContainer,
        ];
        await Task.WhenAll([
            .. names.Select(name => tables.CreateTableIfNotExistsAsync(name, cancellationToken)),
            .. containers.Select(name => CreateWhenMissingAsync(blobs.GetBlobContainerClient(name), cancellationToken)),
            queue.CreateIfMissingAsync(cancellationToken),
        ]);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // In Azure the template creates the containers, and the app has no right to: so it checks first.
    private static async Task CreateWhenMissingAsync(BlobContainerClient container, CancellationToken cancellationToken)
    {
        if (!await container.ExistsAsync(cancellationToken))
        {
            await container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        }
    }
}
