using Azure;
using Azure.Data.Tables;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Kit.Tables;

namespace RoadmapFunctions.Access;

/// <summary>Open sessions in a table, one partition.</summary>
public sealed class TableSessions(TableServiceClient tables, DamagedItems damaged) : ISessions
{
    public const string TableName = "Sessions";

    // Columns are a storage format: no rename of a property changes them.
    private const string Partition = "staff";
    private const string Name = "Name";
    private const string PersonId = "PersonId";
    private const string KeyMark = "KeyMark";
    private const string BeganAt = "BeganAt";
    private const string EndsAt = "EndsAt";
    private const string Network = "Network";

    private readonly TableClient table = tables.GetTableClient(TableName);

    public async Task<IReadOnlyList<OpenSession>> ReadAsync(CancellationToken cancellationToken)
    {
        damaged.Forget(TableName, Partition);
        var sessions = new List<OpenSession>();
        var entities = table.QueryAsync<TableEntity>(entity => entity.PartitionKey == Partition, cancellationToken: cancellationToken);
        await foreach (var session in Readable.ReadAsync(TableName, entities, FromEntity, damaged, cancellationToken))
        {
            sessions.Add(session);
        }

        return sessions;
    }

    public Task<OpenSession?> FindAsync(string id, CancellationToken cancellationToken) =>
        Readable.FindAsync(table, Partition, id, FromEntity, damaged, cancellationToken);

    public Task AddAsync(OpenSession session, CancellationToken cancellationToken) =>
        table.AddEntityAsync(
            new TableEntity(Partition, session.Id)
            {
                [Name] = session.Name,
                [PersonId] = session.PersonId,
                [KeyMark] = session.KeyMark,
                [BeganAt] = session.BeganAt,
                [EndsAt] = session.EndsAt,
                [Network] = session.Network,
            },
            cancellationToken
        );

    public async Task<bool> RemoveAsync(string id, CancellationToken cancellationToken)
    {
        var answer = await table.DeleteEntityAsync(Partition, id, ETag.All, cancellationToken);
        return !answer.IsError;
    }

    private static OpenSession FromEntity(TableEntity entity) =>
        new(
            entity.RowKey,
            entity.GetString(Name) ?? throw new FormatException("No name."),
            entity.GetString(PersonId),
            entity.GetString(KeyMark) ?? throw new FormatException("No key."),
            entity.GetDateTimeOffset(BeganAt)!.Value,
            entity.GetDateTimeOffset(EndsAt)!.Value,
            entity.GetString(Network) ?? throw new FormatException("No network.")
        );
}
