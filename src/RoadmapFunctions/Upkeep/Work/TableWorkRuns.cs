using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Kit.Tables;

namespace RoadmapFunctions.Upkeep.Work;

/// <summary>A campaign is a partition, a run an entity; its id is the key, so the newest comes first.</summary>
public sealed class TableWorkRuns(TableServiceClient tables, DamagedItems damaged) : IWorkRuns
{
    public const string TableName = "WorkRuns";

    /// <summary>For each campaign: more than the timers ask for in half a day.</summary>
    private const int Kept = 100;

    // Column names are a storage format: renaming a type does not change them.
    private const string RunColumn = "WorkRun";

    private readonly TableClient table = tables.GetTableClient(TableName);

    public async Task AddAsync(string campaignId, WorkRun run, CancellationToken cancellationToken)
    {
        await table.UpsertEntityAsync(Entity(campaignId, run), TableUpdateMode.Replace, cancellationToken);
        var keys = await table
            .QueryAsync<TableEntity>(entity => entity.PartitionKey == campaignId, null, [nameof(TableEntity.RowKey)], cancellationToken)
            .Skip(Kept)
            .ToListAsync(cancellationToken);
        foreach (var old in keys)
        {
            await table.DeleteEntityAsync(campaignId, old.RowKey, cancellationToken: cancellationToken);
        }
    }

    public async Task<IReadOnlyList<WorkRun>> ListAsync(string campaignId, CancellationToken cancellationToken)
    {
        damaged.Forget(TableName, campaignId);
        var entities = table.QueryAsync<TableEntity>(entity => entity.PartitionKey == campaignId, cancellationToken: cancellationToken);
        return await Readable.ReadAsync(TableName, entities, FromEntity, damaged, cancellationToken).ToListAsync(cancellationToken);
    }

    public Task<WorkRun?> FindAsync(string campaignId, string id, CancellationToken cancellationToken) =>
        Readable.FindAsync(table, campaignId, id, FromEntity, damaged, cancellationToken);

    public async Task<WorkRun?> ChangeAsync(
        string campaignId,
        string id,
        Func<WorkRun?, WorkRun?> change,
        CancellationToken cancellationToken
    )
    {
        while (true)
        {
            var stored = await EntityAsync(campaignId, id, cancellationToken);
            if (change(stored is null ? null : Readable.TryRead(TableName, stored, FromEntity, damaged)) is not { } run)
            {
                return null;
            }

            try
            {
                var entity = Entity(campaignId, run);
                await (
                    stored is null
                        ? table.AddEntityAsync(entity, cancellationToken)
                        : table.UpdateEntityAsync(entity, stored.ETag, TableUpdateMode.Replace, cancellationToken)
                );
                return run;
            }
            catch (RequestFailedException e) when (e.Status is 409 or 412 || (e.Status is 404 && stored is not null))
            {
                // Somebody else was faster: the change is made upon theirs.
            }
        }
    }

    private async Task<TableEntity?> EntityAsync(string campaignId, string id, CancellationToken cancellationToken) =>
        await table.GetEntityIfExistsAsync<TableEntity>(campaignId, id, cancellationToken: cancellationToken) is { HasValue: true } found
            ? found.Value
            : null;

    private static TableEntity Entity(string campaignId, WorkRun run)
    {
        var entity = new TableEntity(campaignId, run.Id);
        TableText.Write(entity, RunColumn, JsonSerializer.Serialize(run, RoadmapJson.Options));
        return entity;
    }

    private static WorkRun FromEntity(TableEntity entity) =>
        JsonSerializer.Deserialize<WorkRun>(TableText.Read(entity, RunColumn), RoadmapJson.Strict) ?? throw new JsonException("null");
}
