using Azure.Data.Tables;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Kit.Tables;

namespace RoadmapFunctions.Access;

/// <summary>The journal in a table: a campaign is a partition, and acts on the whole installation are another one.</summary>
public sealed class TableJournal(TableServiceClient tables, DamagedItems damaged) : IJournal
{
    public const string TableName = "Journal";

    // Columns are a storage format: no rename of a property changes them.
    private const string Everywhere = "(all)"; // no campaign's id has a bracket
    private const string At = "At";
    private const string By = "By";
    private const string Act = "Act";
    private const string Organization = "OrganizationId";
    private const string Detail = "Detail";

    private readonly TableClient table = tables.GetTableClient(TableName);

    public Task AddAsync(JournalEntry entry, CancellationToken cancellationToken) =>
        table.AddEntityAsync(ToEntity(entry), cancellationToken);

    public async Task<IReadOnlyList<JournalEntry>> ReadAsync(
        string campaignId,
        string? before,
        int count,
        CancellationToken cancellationToken
    )
    {
        damaged.Forget(TableName, campaignId);
        damaged.Forget(TableName, Everywhere);
        var campaigns = ReadPartitionAsync(campaignId, before, count, cancellationToken);
        var everywhere = ReadPartitionAsync(Everywhere, before, count, cancellationToken);
        return [.. (await campaigns).Concat(await everywhere).OrderBy(entry => entry.Key, StringComparer.Ordinal).Take(count)];
    }

    private async Task<List<JournalEntry>> ReadPartitionAsync(
        string partition,
        string? before,
        int count,
        CancellationToken cancellationToken
    )
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey gt {before ?? string.Empty}");
        var entities = table.QueryAsync<TableEntity>(filter, maxPerPage: Math.Min(count, 1000), cancellationToken: cancellationToken);
        var found = new List<JournalEntry>();
        await foreach (var entry in Readable.ReadAsync(TableName, entities, FromEntity, damaged, cancellationToken))
        {
            found.Add(entry);
            if (found.Count == count)
            {
                break;
            }
        }

        return found;
    }

    private static TableEntity ToEntity(JournalEntry entry) =>
        new(entry.CampaignId ?? Everywhere, entry.Key)
        {
            [At] = entry.At,
            [By] = entry.By,
            [Act] = entry.Act.ToString(),
            [Organization] = entry.OrganizationId,
            [Detail] = entry.Detail,
        };

    private static JournalEntry FromEntity(TableEntity entity) =>
        new(
            entity.RowKey,
            entity.GetDateTimeOffset(At)!.Value,
            entity.GetString(By) ?? throw new FormatException("Nobody did it."),
            Enum.Parse<JournalAct>(entity.GetString(Act)),
            entity.PartitionKey == Everywhere ? null : entity.PartitionKey,
            entity.GetString(Organization),
            entity.GetString(Detail)
        );
}
