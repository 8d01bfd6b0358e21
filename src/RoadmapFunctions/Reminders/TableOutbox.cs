using Azure;
using Azure.Data.Tables;
using RoadmapFunctions.Kit.Tables;

namespace RoadmapFunctions.Reminders;

/// <summary>The outbox in a table: a campaign is a partition, a letter an entity.</summary>
public sealed class TableOutbox(TableServiceClient tables) : IOutbox
{
    public const string TableName = "Outbox";

    private readonly TableClient table = tables.GetTableClient(TableName);

    public async Task<IReadOnlyList<OutboxItem>> ReadAsync(string campaignId, CancellationToken cancellationToken)
    {
        var items = new List<OutboxItem>();
        await foreach (var entity in table.QueryAsync<TableEntity>(entity => entity.PartitionKey == campaignId, cancellationToken: cancellationToken))
        {
            items.Add(FromEntity(entity));
        }

        return items;
    }

    public Task AddAsync(string campaignId, IReadOnlyCollection<OutboxItem> items, CancellationToken cancellationToken) =>
        TableBatches.AddMissingAsync(table, items.Select(item => ToEntity(campaignId, item)), cancellationToken);

    public async Task<OutboxItem?> TryReplaceAsync(string campaignId, OutboxItem item, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await table.UpdateEntityAsync(ToEntity(campaignId, item), new ETag(item.Revision!), TableUpdateMode.Replace, cancellationToken);
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

    private static OutboxItem FromEntity(TableEntity entity) => new(
        new Reminder(
            Enum.Parse<ReminderKind>(entity.GetString(nameof(Reminder.Kind))),
            entity.GetString(nameof(Reminder.Occasion)),
            entity.GetString(nameof(Reminder.OrganizationId)),
            TableText.Read(entity, nameof(Reminder.Detail))),
        entity.GetDateTimeOffset(nameof(OutboxItem.CreatedAt))!.Value)
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
