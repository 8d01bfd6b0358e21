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

    public async Task<IReadOnlyList<OutboxItem>> ReadFailedAsync(string campaignId, CancellationToken cancellationToken) =>
        // An absent property matches no comparison, so only letters with a problem come.
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
            [nameof(Reminder.Kind)] = item.Reminder.Kind.ToString(),
            [nameof(Reminder.Occasion)] = item.Reminder.Occasion,
            [nameof(Reminder.OrganizationId)] = item.Reminder.OrganizationId,
            [nameof(item.CreatedAt)] = item.CreatedAt,
            [nameof(item.SentAt)] = item.SentAt,
            [nameof(item.SentTo)] = item.SentTo,
            [nameof(item.ClaimedUntil)] = item.ClaimedUntil,
            [nameof(item.Attempts)] = item.Attempts,
            [nameof(item.Problem)] = item.Problem,
            [nameof(item.DroppedBecause)] = item.DroppedBecause,
        };
        TableText.Write(entity, nameof(Reminder.Detail), item.Reminder.Detail);
        return entity;
    }

    private OutboxItem Read(TableEntity entity)
    {
        try
        {
            return FromEntity(entity);
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or InvalidCastException or FormatException)
        {
            damaged.Add(TableName, entity.PartitionKey, entity.RowKey);
            return Damaged(entity);
        }
    }

    // The key is «kind_occasion_recipient»; no id has an underscore.
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
                Enum.Parse<ReminderKind>(entity.GetString(nameof(Reminder.Kind))),
                entity.GetString(nameof(Reminder.Occasion)),
                entity.GetString(nameof(Reminder.OrganizationId)),
                TableText.Read(entity, nameof(Reminder.Detail))
            ),
            entity.GetDateTimeOffset(nameof(OutboxItem.CreatedAt))!.Value
        )
        {
            SentAt = entity.GetDateTimeOffset(nameof(OutboxItem.SentAt)),
            SentTo = entity.GetString(nameof(OutboxItem.SentTo)),
            ClaimedUntil = entity.GetDateTimeOffset(nameof(OutboxItem.ClaimedUntil)),
            Attempts = entity.GetInt32(nameof(OutboxItem.Attempts))!.Value,
            Problem = entity.GetString(nameof(OutboxItem.Problem)),
            DroppedBecause = entity.GetString(nameof(OutboxItem.DroppedBecause)),
            Revision = entity.ETag.ToString(),
        };
}
