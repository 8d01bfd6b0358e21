using Azure;
using Azure.Data.Tables;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Kit.Tables;

namespace RoadmapFunctions.Answers;

/// <summary>Acts of erasure in a table: a campaign is a partition.</summary>
public sealed class TableErasures(TableServiceClient tables, DamagedItems damaged) : IErasures
{
    public const string TableName = "Erasures";

    // Column names are a storage format: renaming a property does not change them.
    private const string At = "At";
    private const string By = "By";
    private const string Basis = "Basis";
    private const string OrganizationId = "OrganizationId";
    private const string ActivityId = "ActivityId";
    private const string TextDigest = "TextDigest";
    private const string RowKey = "QuarantineKey";
    private const string Row = "Row";
    private const string Changed = "Changed";

    private readonly TableClient table = tables.GetTableClient(TableName);
    private readonly TableClient log = tables.GetTableClient(TableSubmissionLog.TableName);

    public async Task<IReadOnlyList<Erasure>> ReadAsync(string campaignId, CancellationToken cancellationToken)
    {
        damaged.Forget(TableName, campaignId);
        var found = new List<Erasure>();
        var entities = table.QueryAsync<TableEntity>(entity => entity.PartitionKey == campaignId, cancellationToken: cancellationToken);
        await foreach (var erasure in Readable.ReadAsync(TableName, entities, FromEntity, damaged, cancellationToken))
        {
            found.Add(erasure);
        }

        return found;
    }

    public Task WriteAsync(string campaignId, Erasure erasure, CancellationToken cancellationToken) =>
        table.UpsertEntityAsync(
            new TableEntity(campaignId, erasure.Key)
            {
                [At] = erasure.At,
                [By] = erasure.By,
                [Basis] = erasure.Basis,
                [OrganizationId] = erasure.OrganizationId,
                [ActivityId] = erasure.ActivityId,
                [TextDigest] = erasure.TextDigest,
                [RowKey] = erasure.RowKey,
                [Row] = erasure.Row,
                [Changed] = erasure.Changed,
            },
            TableUpdateMode.Replace,
            cancellationToken
        );

    public Task ReplaceAsync(string campaignId, LogEntry erased, CancellationToken cancellationToken)
    {
        var entry = TableLogEntries.ToEntity(campaignId, erased);
        return log.SubmitTransactionAsync(
            [
                new(TableTransactionActionType.UpdateReplace, entry, ETag.All),
                new(TableTransactionActionType.UpsertMerge, TableLogMarks.Beside(entry)),
            ],
            cancellationToken
        );
    }

    private static Erasure FromEntity(TableEntity entity) =>
        new()
        {
            Key = entity.RowKey,
            At = entity.GetDateTimeOffset(At)!.Value,
            By = entity.GetString(By) ?? throw new FormatException("Nobody did it."),
            Basis = entity.GetString(Basis) ?? throw new FormatException("No basis."),
            OrganizationId = entity.GetString(OrganizationId),
            ActivityId = entity.GetString(ActivityId),
            TextDigest = entity.GetString(TextDigest),
            RowKey = entity.GetString(RowKey),
            Row = entity.GetInt32(Row),
            Changed = entity.GetInt32(Changed),
        };
}
