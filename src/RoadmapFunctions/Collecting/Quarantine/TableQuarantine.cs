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

    private static readonly IReadOnlyList<string> OutlineColumns =
    [
        nameof(TableEntity.PartitionKey),
        nameof(TableEntity.RowKey),
        Columns.Reason,
        Columns.Row,
        Columns.Column,
        Columns.Explanation,
        Columns.SuggestedOrganizationId,
        Columns.OrganizationId,
        Columns.SubmittedAt,
        Columns.Content,
        Columns.FoundAt,
        Columns.ClosedAt,
        Columns.AssignedOrganizationId,
        Columns.DismissedBecause,
        Columns.DecidedBy,
        Columns.DecidedAt,
        Columns.ErasedAt,
    ];

    private readonly TableClient table = tables.GetTableClient(TableName);

    public Task<IReadOnlyList<QuarantineItem>> ReadAsync(string campaignId, CancellationToken cancellationToken)
    {
        damaged.Forget(TableName, campaignId);
        return QueryAsync(Of(campaignId), select: null, FromEntity, cancellationToken);
    }

    public Task<IReadOnlyList<QuarantineItem>> ReadOutlineAsync(string campaignId, CancellationToken cancellationToken) =>
        QueryAsync(Of(campaignId), OutlineColumns, entity => FromEntity(entity, []), cancellationToken);

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
            select: null,
            FromEntity,
            cancellationToken
        );
    }

    public Task AddAsync(string campaignId, IReadOnlyCollection<QuarantineItem> items, CancellationToken cancellationToken) =>
        TableBatches.AddMissingAsync(table, items.Select(item => ToEntity(campaignId, item)), cancellationToken);

    public async Task<bool> TryReplaceAsync(string campaignId, QuarantineItem item, CancellationToken cancellationToken)
    {
        try
        {
            await table.UpdateEntityAsync(ToEntity(campaignId, item), new ETag(item.Revision!), TableUpdateMode.Replace, cancellationToken);
            return true;
        }
        catch (RequestFailedException e) when (e.Status == TableStatus.PreconditionFailed)
        {
            return false;
        }
    }

    private static string Of(string campaignId) => TableClient.CreateQueryFilter($"PartitionKey eq {campaignId}");

    private async Task<IReadOnlyList<QuarantineItem>> QueryAsync(
        string filter,
        IEnumerable<string>? select,
        Func<TableEntity, QuarantineItem> read,
        CancellationToken cancellationToken
    )
    {
        var items = new List<QuarantineItem>();
        var entities = table.QueryAsync<TableEntity>(filter, select: select, cancellationToken: cancellationToken);
        await foreach (var item in Readable.ReadAsync(TableName, entities, read, damaged, cancellationToken))
        {
            items.Add(item);
        }

        return items;
    }

    private static TableEntity ToEntity(string campaignId, QuarantineItem item)
    {
        var entity = new TableEntity(campaignId, item.Key)
        {
            [Columns.Reason] = item.Reason.ToString(),
            [Columns.Row] = item.Row,
            [Columns.Column] = item.Column,
            [Columns.Explanation] = item.Explanation,
            [Columns.SuggestedOrganizationId] = item.SuggestedOrganizationId,
            [Columns.OrganizationId] = item.OrganizationId,
            [Columns.SubmittedAt] = item.SubmittedAt,
            [Columns.Content] = item.Content,
            [Columns.FoundAt] = item.FoundAt,
            [Columns.ClosedAt] = item.ClosedAt,
            [Columns.AssignedOrganizationId] = item.AssignedOrganizationId,
            [Columns.DismissedBecause] = item.DismissedBecause,
            [Columns.DecidedBy] = item.DecidedBy,
            [Columns.DecidedAt] = item.DecidedAt,
            [Columns.ErasedAt] = item.ErasedAt,
        };
        TableText.Write(entity, Columns.Cells, JsonSerializer.Serialize(item.Cells, RoadmapJson.Options));
        return entity;
    }

    private static QuarantineItem FromEntity(TableEntity entity) =>
        FromEntity(
            entity,
            JsonSerializer.Deserialize<List<QuarantinedCell>>(TableText.Read(entity, Columns.Cells), RoadmapJson.Options)
                ?? throw new JsonException("null")
        );

    private static QuarantineItem FromEntity(TableEntity entity, IReadOnlyList<QuarantinedCell> cells) =>
        new()
        {
            Key = entity.RowKey,
            Reason = Enum.Parse<RejectionReason>(entity.GetString(Columns.Reason)),
            Row = entity.GetInt32(Columns.Row)!.Value,
            Column = entity.GetString(Columns.Column),
            Explanation = entity.GetString(Columns.Explanation) ?? throw new FormatException("No explanation."),
            SuggestedOrganizationId = entity.GetString(Columns.SuggestedOrganizationId),
            OrganizationId = entity.GetString(Columns.OrganizationId),
            Cells = cells,
            SubmittedAt = entity.GetDateTimeOffset(Columns.SubmittedAt),
            Content = entity.GetString(Columns.Content),
            FoundAt = entity.GetDateTimeOffset(Columns.FoundAt)!.Value,
            ClosedAt = entity.GetDateTimeOffset(Columns.ClosedAt),
            AssignedOrganizationId = entity.GetString(Columns.AssignedOrganizationId),
            DismissedBecause = entity.GetString(Columns.DismissedBecause),
            DecidedBy = entity.GetString(Columns.DecidedBy),
            DecidedAt = entity.GetDateTimeOffset(Columns.DecidedAt),
            ErasedAt = entity.GetDateTimeOffset(Columns.ErasedAt),
            Revision = entity.ETag.ToString(),
        };

    // Column names are a storage format: renaming a property does not change them.
    private static class Columns
    {
        public const string Reason = "Reason";
        public const string Row = "Row";
        public const string Column = "Column";
        public const string Explanation = "Explanation";
        public const string SuggestedOrganizationId = "SuggestedOrganizationId";
        public const string OrganizationId = "OrganizationId";
        public const string SubmittedAt = "SubmittedAt";
        public const string Content = "Content";
        public const string FoundAt = "FoundAt";
        public const string ClosedAt = "ClosedAt";
        public const string AssignedOrganizationId = "AssignedOrganizationId";
        public const string DismissedBecause = "DismissedBecause";
        public const string DecidedBy = "DecidedBy";
        public const string DecidedAt = "DecidedAt";
        public const string ErasedAt = "ErasedAt";
        public const string Cells = "Cells";
    }
}
