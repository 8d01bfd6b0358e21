using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Kit.Tables;

namespace RoadmapFunctions.Collecting.Quarantine;

/// <summary>The quarantine in a table: a campaign is a partition, an item an entity.</summary>
public sealed class TableQuarantine(TableServiceClient tables, DamagedItems damaged) : IQuarantine
{
    public const string TableName = "Quarantine";

    private readonly TableClient table = tables.GetTableClient(TableName);

    public Task<IReadOnlyList<QuarantineItem>> ReadAsync(string campaignId, CancellationToken cancellationToken)
    {
        damaged.Forget(TableName, campaignId);
        return QueryAsync(TableClient.CreateQueryFilter($"PartitionKey eq {campaignId}"), cancellationToken);
    }

    public Task<IReadOnlyList<QuarantineItem>> ReadContestingAsync(
        string campaignId,
        string organizationId,
        CancellationToken cancellationToken
    )
    {
        var reason = RejectionReason.ReplacesDirect.ToString();
        return QueryAsync(
            TableClient.CreateQueryFilter(
                $"PartitionKey eq {campaignId} and Reason eq {reason} and SuggestedOrganizationId eq {organizationId}"
            ),
            cancellationToken
        );
    }

    public Task AddAsync(string campaignId, IReadOnlyCollection<QuarantineItem> items, CancellationToken cancellationToken) =>
        TableBatches.AddMissingAsync(table, items.Select(item => ToEntity(campaignId, item)), cancellationToken);

    public async Task<bool> TryReplaceAsync(string campaignId, QuarantineItem item, CancellationToken cancellationToken)
    {
        try
        {
            await StorageCalls.CallAsync(() =>
                table.UpdateEntityAsync(ToEntity(campaignId, item), new ETag(item.Revision!), TableUpdateMode.Replace, cancellationToken)
            );
            return true;
        }
        catch (RequestFailedException e) when (e.Status == TableStatus.PreconditionFailed)
        {
            return false;
        }
    }

    private async Task<IReadOnlyList<QuarantineItem>> QueryAsync(string filter, CancellationToken cancellationToken)
    {
        var items = new List<QuarantineItem>();
        var entities = table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken);
        await foreach (var item in Readable.ReadAsync(TableName, entities, FromEntity, damaged, cancellationToken))
        {
            items.Add(item);
        }

        return items;
    }

    private static TableEntity ToEntity(string campaignId, QuarantineItem item)
    {
        var entity = new TableEntity(campaignId, item.Key)
        {
            [nameof(item.Reason)] = item.Reason.ToString(),
            [nameof(item.Row)] = item.Row,
            [nameof(item.Column)] = item.Column,
            [nameof(item.Explanation)] = item.Explanation,
            [nameof(item.SuggestedOrganizationId)] = item.SuggestedOrganizationId,
            [nameof(item.SubmittedAt)] = item.SubmittedAt,
            [nameof(item.Content)] = item.Content,
            [nameof(item.FoundAt)] = item.FoundAt,
            [nameof(item.ClosedAt)] = item.ClosedAt,
            [nameof(item.AssignedOrganizationId)] = item.AssignedOrganizationId,
            [nameof(item.DismissedBecause)] = item.DismissedBecause,
            [nameof(item.DecidedBy)] = item.DecidedBy,
            [nameof(item.DecidedAt)] = item.DecidedAt,
        };
        TableText.Write(entity, nameof(item.Cells), JsonSerializer.Serialize(item.Cells, RoadmapJson.Options));
        return entity;
    }

    private static QuarantineItem FromEntity(TableEntity entity) =>
        new()
        {
            Key = entity.RowKey,
            Reason = Enum.Parse<RejectionReason>(entity.GetString(nameof(QuarantineItem.Reason))),
            Row = entity.GetInt32(nameof(QuarantineItem.Row))!.Value,
            Column = entity.GetString(nameof(QuarantineItem.Column)),
            Explanation = entity.GetString(nameof(QuarantineItem.Explanation)) ?? throw new FormatException("No explanation."),
            SuggestedOrganizationId = entity.GetString(nameof(QuarantineItem.SuggestedOrganizationId)),
            Cells = JsonSerializer.Deserialize<List<QuarantinedCell>>(
                TableText.Read(entity, nameof(QuarantineItem.Cells)),
                RoadmapJson.Options
            )!,
            SubmittedAt = entity.GetDateTimeOffset(nameof(QuarantineItem.SubmittedAt)),
            Content = entity.GetString(nameof(QuarantineItem.Content)),
            FoundAt = entity.GetDateTimeOffset(nameof(QuarantineItem.FoundAt))!.Value,
            ClosedAt = entity.GetDateTimeOffset(nameof(QuarantineItem.ClosedAt)),
            AssignedOrganizationId = entity.GetString(nameof(QuarantineItem.AssignedOrganizationId)),
            DismissedBecause = entity.GetString(nameof(QuarantineItem.DismissedBecause)),
            DecidedBy = entity.GetString(nameof(QuarantineItem.DecidedBy)),
            DecidedAt = entity.GetDateTimeOffset(nameof(QuarantineItem.DecidedAt)),
            Revision = entity.ETag.ToString(),
        };
}
