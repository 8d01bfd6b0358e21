using Azure;
using Azure.Data.Tables;
using RoadmapFunctions.Kit.Tables;

namespace RoadmapFunctions.Access;

/// <summary>Serials in a table: a campaign is a partition, a holder whose key was replaced an entity.</summary>
public sealed class TableKeySerials(TableServiceClient tables) : IKeySerials
{
    public const string TableName = "Access";
    private const string Serial = "Serial";
    private const string FormScript = "sync key"; // a school's id has no space

    private readonly TableClient table = tables.GetTableClient(TableName);

    public async Task<IReadOnlyDictionary<string, int>> ReadSchoolsAsync(string campaignId, CancellationToken cancellationToken)
    {
        var serials = new Dictionary<string, int>(StringComparer.Ordinal);
        await foreach (
            var entity in table.QueryAsync<TableEntity>(
                each => each.PartitionKey == Partition(campaignId) && each.RowKey != FormScript,
                cancellationToken: cancellationToken
            )
        )
        {
            serials.Add(entity.RowKey, entity.GetInt32(Serial)!.Value);
        }

        return serials;
    }

    public async Task<int> ReadAsync(string campaignId, KeyHolder holder, CancellationToken cancellationToken)
    {
        var stored = await table.GetEntityIfExistsAsync<TableEntity>(
            Partition(campaignId),
            Row(holder),
            cancellationToken: cancellationToken
        );
        return stored.HasValue ? stored.Value!.GetInt32(Serial)!.Value : 0;
    }

    public async Task IncreaseAsync(string campaignId, KeyHolder holder, CancellationToken cancellationToken)
    {
        var stored = await table.GetEntityIfExistsAsync<TableEntity>(
            Partition(campaignId),
            Row(holder),
            cancellationToken: cancellationToken
        );
        try
        {
            if (stored.HasValue)
            {
                var entity = stored.Value!;
                entity[Serial] = entity.GetInt32(Serial)!.Value + 1;
                await table.UpdateEntityAsync(entity, entity.ETag, TableUpdateMode.Replace, cancellationToken);
            }
            else
            {
                await table.AddEntityAsync(new TableEntity(Partition(campaignId), Row(holder)) { [Serial] = 1 }, cancellationToken);
            }
        }
        catch (RequestFailedException e) when (e.Status is TableStatus.Conflict or TableStatus.PreconditionFailed)
        {
            // Another operator has just replaced the same key: the earlier one is already invalid.
        }
    }

    private static string Row(KeyHolder holder) => holder is KeyHolder.School school ? school.OrganizationId : FormScript;

    private static string Partition(string campaignId) => $"links {campaignId}";
}
