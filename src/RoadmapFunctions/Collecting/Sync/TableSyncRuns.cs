using System.Globalization;
using System.Text.Json;
using Azure.Data.Tables;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Kit.Tables;

namespace RoadmapFunctions.Collecting.Sync;

/// <summary>Runs in a table, newest first: a campaign is a partition, a run an entity.</summary>
public sealed class TableSyncRuns(TableServiceClient tables, DamagedItems damaged) : ISyncRuns
{
    public const string TableName = "SyncRuns";

    // Column names are a storage format: renaming a type does not change them.
    private const string OutcomeColumn = "Outcome";
    private const string RunColumn = "SyncRun";

    private readonly TableClient table = tables.GetTableClient(TableName);

    public async Task AddAsync(string campaignId, SyncRun run, CancellationToken cancellationToken)
    {
        // Keys sort as text, so the ticks left until the end of time put the newest run first. A run that a fast clock has put into the
        // future must not stay the newest until then.
        var last = await LastPlaceAsync(campaignId, cancellationToken);
        var place = last > run.FinishedAt.UtcTicks ? last.Value + 1 : run.StartedAt.UtcTicks;
        var key = (DateTimeOffset.MaxValue.UtcTicks - place).ToString("D19", CultureInfo.InvariantCulture);
        var entity = new TableEntity(campaignId, key) { [OutcomeColumn] = run.Outcome.ToString() };
        TableText.Write(entity, RunColumn, JsonSerializer.Serialize(run, RoadmapJson.Options));
        await table.UpsertEntityAsync(entity, TableUpdateMode.Replace, cancellationToken);
    }

    public Task<SyncRun?> LastAsync(string campaignId, CancellationToken cancellationToken) =>
        FirstAsync(TableClient.CreateQueryFilter($"PartitionKey eq {campaignId}"), cancellationToken);

    public Task<SyncRun?> LastCompletedAsync(string campaignId, CancellationToken cancellationToken) =>
        FirstAsync(
            TableClient.CreateQueryFilter($"PartitionKey eq {campaignId} and Outcome eq {nameof(SyncOutcome.Completed)}"),
            cancellationToken
        );

    /// <returns>Place of the newest run, in ticks; null before the first one. A damaged record has no place.</returns>
    private async Task<long?> LastPlaceAsync(string campaignId, CancellationToken cancellationToken)
    {
        var keys = table.QueryAsync<TableEntity>(
            entity => entity.PartitionKey == campaignId,
            maxPerPage: 1,
            [nameof(TableEntity.RowKey)],
            cancellationToken
        );
        await foreach (var entity in keys.WithCancellation(cancellationToken))
        {
            if (long.TryParse(entity.RowKey, NumberStyles.None, CultureInfo.InvariantCulture, out var left))
            {
                return DateTimeOffset.MaxValue.UtcTicks - left;
            }
        }

        return null;
    }

    private static SyncRun FromEntity(TableEntity entity) =>
        JsonSerializer.Deserialize<SyncRun>(TableText.Read(entity, RunColumn), RoadmapJson.Strict) ?? throw new JsonException("null");

    private async Task<SyncRun?> FirstAsync(string filter, CancellationToken cancellationToken)
    {
        var entities = table.QueryAsync<TableEntity>(filter, maxPerPage: 1, cancellationToken: cancellationToken);
        await foreach (var run in Readable.ReadAsync(TableName, entities, FromEntity, damaged, cancellationToken))
        {
            return run;
        }

        return null;
    }
}
