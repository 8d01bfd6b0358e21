using Azure.Data.Tables;

namespace RoadmapFunctions.Access;

/// <summary>Serials in a table: a campaign is a partition, a school whose link was replaced an entity.</summary>
public sealed class TableLinkSerials(TableServiceClient tables) : ILinkSerials
{
    public const string TableName = "Access";
    private const string Serial = "Serial";

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

    public async Task<int> ReadAsync(string campaignId, string organizationId, CancellationToken cancellationToken)
    {
        var stored = await table.GetEntityIfExistsAsync<TableEntity>(Partition(campaignId), organizationId, cancellationToken: cancellationToken);
        return stored.HasValue ? stored.Value!.GetInt32(Serial)!.Value : 0;
    }

    // Two operators who press at once may raise it once only: the leaked link is worthless either way.
    public async Task IncreaseAsync(string campaignId, string organizationId, CancellationToken cancellationToken)
    {
        var serial = await ReadAsync(campaignId, organizationId, cancellationToken);
        var entity = new TableEntity(Partition(campaignId), organizationId) { [Serial] = serial + 1 };
        await table.UpsertEntityAsync(entity, TableUpdateMode.Replace, cancellationToken);
    }

    private static string Partition(string campaignId) => $"links {campaignId}";
}
