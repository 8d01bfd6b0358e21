using Azure;
using Azure.Data.Tables;

namespace RoadmapFunctions.Access;

/// <summary>Serials in a table: a campaign is a partition, a holder whose link was replaced an entity.</summary>
public sealed class TableLinkSerials(TableServiceClient tables) : ILinkSerials
{
    public const string TableName = "Access";
    private const string Serial = "Serial";
    private const int Conflict = 409;
    private const int PreconditionFailed = 412;

    private readonly TableClient table = tables.GetTableClient(TableName);

    public async Task<IReadOnlyDictionary<string, int>> ReadAsync(string campaignId, CancellationToken cancellationToken)
    {
        var serials = new Dictionary<string, int>(StringComparer.Ordinal);
        await foreach (var entity in table.QueryAsync<TableEntity>(each => each.PartitionKey == Partition(campaignId), cancellationToken: cancellationToken))
        {
            serials.Add(entity.RowKey, entity.GetInt32(Serial)!.Value);
        }

        return serials;
    }

    public async Task<int> ReadAsync(string campaignId, string holder, CancellationToken cancellationToken)
    {
        var stored = await table.GetEntityIfExistsAsync<TableEntity>(Partition(campaignId), holder, cancellationToken: cancellationToken);
        return stored.HasValue ? stored.Value!.GetInt32(Serial)!.Value : 0;
    }

    public async Task IncreaseAsync(string campaignId, string holder, CancellationToken cancellationToken)
    {
        var stored = await table.GetEntityIfExistsAsync<TableEntity>(Partition(campaignId), holder, cancellationToken: cancellationToken);
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
                await table.AddEntityAsync(new TableEntity(Partition(campaignId), holder) { [Serial] = 1 }, cancellationToken);
            }
        }
        catch (RequestFailedException e) when (e.Status is Conflict or PreconditionFailed)
        {
            // Another operator has just replaced the same link: it is worthless already.
        }
    }

    private static string Partition(string campaignId) => $"links {campaignId}";
}
