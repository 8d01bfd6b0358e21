using Azure;
using Azure.Data.Tables;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Kit.Tables;

namespace RoadmapFunctions.Access;

/// <summary>People in a table, one partition.</summary>
public sealed class TablePeople(TableServiceClient tables, DamagedItems damaged) : IPeople
{
    public const string TableName = "People";

    // Columns are a storage format: no rename of a property changes them.
    private const string Partition = "people";
    private const string Name = "Name";
    private const string KeySha256 = "KeySha256";
    private const string MadeAt = "MadeAt";
    private const string MadeBy = "MadeBy";
    private const string CampaignId = "CampaignId";
    private const string EndsAt = "EndsAt";
    private const string RevokedAt = "RevokedAt";
    private const string RevokedBy = "RevokedBy";

    private readonly TableClient table = tables.GetTableClient(TableName);

    public async Task<IReadOnlyList<Person>> ReadAsync(CancellationToken cancellationToken)
    {
        damaged.Forget(TableName, Partition);
        var people = new List<Person>();
        var entities = table.QueryAsync<TableEntity>(entity => entity.PartitionKey == Partition, cancellationToken: cancellationToken);
        await foreach (var person in Readable.ReadAsync(TableName, entities, FromEntity, damaged, cancellationToken))
        {
            people.Add(person);
        }

        return people;
    }

    public Task<Person?> FindAsync(string id, CancellationToken cancellationToken) =>
        Readable.FindAsync(table, Partition, id, FromEntity, damaged, cancellationToken);

    public Task AddAsync(Person person, CancellationToken cancellationToken) => table.AddEntityAsync(ToEntity(person), cancellationToken);

    public async Task<bool> TryReplaceAsync(Person person, CancellationToken cancellationToken)
    {
        try
        {
            await table.UpdateEntityAsync(ToEntity(person), new ETag(person.Revision!), TableUpdateMode.Replace, cancellationToken);
            return true;
        }
        catch (RequestFailedException e) when (e.Status == TableStatus.PreconditionFailed)
        {
            return false;
        }
    }

    private static TableEntity ToEntity(Person person) =>
        new(Partition, person.Id)
        {
            [Name] = person.Name,
            [KeySha256] = person.KeySha256,
            [MadeAt] = person.MadeAt,
            [MadeBy] = person.MadeBy,
            [CampaignId] = person.CampaignId,
            [EndsAt] = person.EndsAt,
            [RevokedAt] = person.RevokedAt,
            [RevokedBy] = person.RevokedBy,
        };

    private static Person FromEntity(TableEntity entity) =>
        new()
        {
            Id = entity.RowKey,
            Name = entity.GetString(Name) ?? throw new FormatException("No name."),
            KeySha256 = entity.GetString(KeySha256) ?? throw new FormatException("No key."),
            MadeAt = entity.GetDateTimeOffset(MadeAt)!.Value,
            MadeBy = entity.GetString(MadeBy) ?? throw new FormatException("Nobody made it."),
            CampaignId = entity.GetString(CampaignId),
            EndsAt = entity.GetDateTimeOffset(EndsAt),
            RevokedAt = entity.GetDateTimeOffset(RevokedAt),
            RevokedBy = entity.GetString(RevokedBy),
            Revision = entity.ETag.ToString(),
        };
}
