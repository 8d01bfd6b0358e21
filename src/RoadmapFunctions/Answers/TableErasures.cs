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

    private const int Attempts = 10;

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

    // The ETag stands against another erasure of the same entry, and against a late repetition of this request, which would put its old
    // mark back.
    public async Task ReplaceAsync<T>(string campaignId, string key, Func<T, T> erase, CancellationToken cancellationToken)
        where T : LogEntry
    {
        for (var attempt = 1; ; attempt++)
        {
            var stored = (await log.GetEntityAsync<TableEntity>(campaignId, key, cancellationToken: cancellationToken)).Value;
            var entry = TableLogEntries.ToEntity(campaignId, erase((T)TableLogEntries.FromEntity(stored)));
            try
            {
                await log.SubmitTransactionAsync(
                    [
                        new(TableTransactionActionType.UpdateReplace, entry, stored.ETag),
                        new(TableTransactionActionType.UpsertMerge, TableLogMarks.Beside(entry)),
                    ],
                    cancellationToken
                );
                return;
            }
            catch (RequestFailedException e) when (e.Status == TableStatus.PreconditionFailed && attempt < Attempts)
            {
                // it was changed in the meantime, or the acknowledgement of this very write was lost
            }
        }
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
