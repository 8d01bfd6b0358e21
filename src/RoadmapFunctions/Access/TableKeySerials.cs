using System.Security.Cryptography;
using Azure;
using Azure.Data.Tables;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Kit.Tables;

namespace RoadmapFunctions.Access;

/// <summary>Serials in a table: a campaign is a partition, a holder whose key was replaced an entity.</summary>
public sealed class TableKeySerials(TableServiceClient tables, DamagedItems damaged) : IKeySerials
{
    public const string TableName = "Access";
    private const string Serial = "Serial";

    /// <summary>
    /// Stands for a serial that cannot be read. No key was made with it, so earlier keys stay invalid, and the operator can make one.
    /// </summary>
    private const int Lost = int.MaxValue;

    /// <summary>A key that is replaced while its serial is lost gets one that no key can have had.</summary>
    private const int MostReplaced = 1_000_000;

    private const string FormScript = "sync key"; // a school's id has no space

    private readonly TableClient table = tables.GetTableClient(TableName);

    public async Task<IReadOnlyDictionary<string, int>> ReadSchoolsAsync(string campaignId, CancellationToken cancellationToken)
    {
        var partition = Partition(campaignId);
        damaged.Forget(TableName, partition);
        var serials = new Dictionary<string, int>(StringComparer.Ordinal);
        await foreach (
            var entity in table.QueryAsync<TableEntity>(
                each => each.PartitionKey == partition && each.RowKey != FormScript,
                cancellationToken: cancellationToken
            )
        )
        {
            serials.Add(entity.RowKey, SerialOf(entity) ?? Lost);
        }

        return serials;
    }

    public async Task<int> ReadAsync(string campaignId, KeyHolder holder, CancellationToken cancellationToken) =>
        await FindAsync(campaignId, holder, cancellationToken) is { } stored ? SerialOf(stored) ?? Lost : 0;

    public async Task IncreaseAsync(string campaignId, KeyHolder holder, CancellationToken cancellationToken)
    {
        var stored = await FindAsync(campaignId, holder, cancellationToken);
        try
        {
            if (stored is not null)
            {
                var serial = SerialOf(stored) + 1 ?? RandomNumberGenerator.GetInt32(MostReplaced, Lost);
                var next = new TableEntity(stored.PartitionKey, stored.RowKey) { [Serial] = serial };
                await table.UpdateEntityAsync(next, stored.ETag, TableUpdateMode.Replace, cancellationToken);
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

    private async Task<TableEntity?> FindAsync(string campaignId, KeyHolder holder, CancellationToken cancellationToken) =>
        await table.GetEntityIfExistsAsync<TableEntity>(Partition(campaignId), Row(holder), cancellationToken: cancellationToken)
            is { HasValue: true } found
            ? found.Value
            : null;

    /// <returns>Null when it is damaged.</returns>
    private int? SerialOf(TableEntity entity) =>
        Readable.TryRead(TableName, entity, each => (object)each.GetInt32(Serial)!.Value, damaged) as int?;

    private static string Row(KeyHolder holder) => holder is KeyHolder.School school ? school.OrganizationId : FormScript;

    private static string Partition(string campaignId) => $"links {campaignId}";
}
