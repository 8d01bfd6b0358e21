using Azure;
using Azure.Data.Tables;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Kit.Tables;

namespace RoadmapFunctions.Reminders;

/// <summary>The outbox in a table: a campaign is a partition, a letter an entity.</summary>
public sealed class TableOutbox(TableServiceClient tables, DamagedItems damaged) : IOutbox
{
    public const string TableName = "Outbox";

    private readonly TableClient table = tables.GetTableClient(TableName);

    public Task<IReadOnlyList<OutboxItem>> ReadAsync(string campaignId, CancellationToken cancellationToken)
    {
        damaged.Forget(TableName, campaignId);
        return QueryAsync(TableClient.CreateQueryFilter($"PartitionKey eq {campaignId}"), cancellationToken);
    }

    public async Task<OutboxItem?> FindAsync(string campaignId, string key, CancellationToken cancellationToken) =>
        await table.GetEntityIfExistsAsync<TableEntity>(campaignId, key, cancellationToken: cancellationToken) is { HasValue: true } found
            ? Read(found.Value!)
            : null;

    public async Task<IReadOnlyList<OutboxItem>> ReadFailedAsync(string campaignId, CancellationToken cancellationToken) =>
        // A missing property matches no comparison, so only letters with a problem are returned.
        [
            .. (
                await QueryAsync(TableClient.CreateQueryFilter($"PartitionKey eq {campaignId} and Problem ge {" "}"), cancellationToken)
            ).Where(item => item.Waiting),
        ];

    private async Task<IReadOnlyList<OutboxItem>> QueryAsync(string filter, CancellationToken cancellationToken)
    {
        var items = new List<OutboxItem>();
        await foreach (var entity in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            items.Add(Read(entity));
        }

        return items;
    }

    public Task AddAsync(string campaignId, IReadOnlyCollection<OutboxItem> items, CancellationToken cancellationToken) =>
        TableBatches.AddMissingAsync(table, items.Select(item => ToEntity(campaignId, item)), cancellationToken);

    public async Task<OutboxItem?> TryReplaceAsync(string campaignId, OutboxItem item, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await table.UpdateEntityAsync(
                ToEntity(campaignId, item),
                new ETag(item.Revision!),
                TableUpdateMode.Replace,
                cancellationToken
            );
            return item with { Revision = answer.Headers.ETag!.Value.ToString() };
        }
        catch (RequestFailedException e) when (e.Status == TableStatus.PreconditionFailed)
        {
            return null;
        }
    }

    private static TableEntity ToEntity(string campaignId, OutboxItem item)
    {
        var entity = new TableEntity(campaignId, item.Reminder.Key)
        {
            [Columns.Kind] = item.Reminder.Kind.ToString(),
            [Columns.Occasion] = item.Reminder.Occasion,
            [Columns.OrganizationId] = item.Reminder.OrganizationId,
            [Columns.CreatedAt] = item.CreatedAt,
            [Columns.SentAt] = item.SentAt,
            [Columns.SentTo] = item.SentTo,
            [Columns.ClaimedUntil] = item.ClaimedUntil,
            [Columns.Attempts] = item.Attempts,
            [Columns.Problem] = item.Problem,
            [Columns.DroppedBecause] = item.DroppedBecause,
        };
        TableText.Write(entity, Columns.Detail, item.Reminder.Detail);
        return entity;
    }

    private OutboxItem Read(TableEntity entity) => Readable.TryRead(TableName, entity, FromEntity, damaged) ?? Damaged(entity);

    // The key is «kind_occasion_recipient»; an underscore never occurs in an id.
    private static OutboxItem Damaged(TableEntity entity)
    {
        var (first, last) = (entity.RowKey.IndexOf('_', StringComparison.Ordinal), entity.RowKey.LastIndexOf('_'));
        var whole = first > 0 && last > first;
        return new(
            new Reminder(
                Enum.TryParse<ReminderKind>(whole ? entity.RowKey[..first] : null, ignoreCase: true, out var kind)
                    ? kind
                    : ReminderKind.Answers,
                whole ? entity.RowKey[(first + 1)..last] : entity.RowKey,
                whole && entity.RowKey[(last + 1)..] is var recipient and not "operator" ? recipient : null
            ),
            entity.Timestamp ?? DateTimeOffset.UnixEpoch
        )
        {
            Damaged = true,
            Problem = $"Запись о письме в хранилище повреждена (таблица {TableName}, ключ {entity.RowKey}): письмо не отправляется.",
            Revision = entity.ETag.ToString(),
        };
    }

    private static OutboxItem FromEntity(TableEntity entity) =>
        new(
            new Reminder(
                Enum.Parse<ReminderKind>(entity.GetString(Columns.Kind)),
                entity.GetString(Columns.Occasion) ?? throw new FormatException("No occasion."),
                entity.GetString(Columns.OrganizationId),
                TableText.Read(entity, Columns.Detail)
            ),
            entity.GetDateTimeOffset(Columns.CreatedAt)!.Value
        )
        {
            SentAt = entity.GetDateTimeOffset(Columns.SentAt),
            SentTo = entity.GetString(Columns.SentTo),
            ClaimedUntil = entity.GetDateTimeOffset(Columns.ClaimedUntil),
            Attempts = entity.GetInt32(Columns.Attempts)!.Value,
            Problem = entity.GetString(Columns.Problem),
            DroppedBecause = entity.GetString(Columns.DroppedBecause),
            Revision = entity.ETag.ToString(),
        };

    // Column names are a storage format: renaming a property does not change them.
    private static class Columns
    {
        public const string Kind = "Kind";
        public const string Occasion = "Occasion";
        public const string OrganizationId = "OrganizationId";
        public const string CreatedAt = "CreatedAt";
        public const string SentAt = "SentAt";
        public const string SentTo = "SentTo";
        public const string ClaimedUntil = "ClaimedUntil";
        public const string Attempts = "Attempts";
        public const string Problem = "Problem";
        public const string DroppedBecause = "DroppedBecause";
        public const string Detail = "Detail";
    }
}
