using Azure;
using Azure.Data.Tables;

namespace RoadmapFunctions.Kit.Tables;

/// <summary>Adds entities of one partition, skipping those that exist.</summary>
public static class TableBatches
{
    // https://learn.microsoft.com/rest/api/storageservices/performing-entity-group-transactions: 100 entities and 4 MiB.
    private const int LargestBatch = 100;

    // The client spells a Cyrillic letter with six bytes.
    private const int LargestBatchCharacters = 600_000;
    private const int InFlight = 4;

    /// <inheritdoc cref="AddMissingAsync(TableClient, IEnumerable{TableEntity}, Func{TableEntity, TableEntity}, CancellationToken)"/>
    public static Task<int> AddMissingAsync(TableClient table, IEnumerable<TableEntity> entities, CancellationToken cancellationToken) =>
        AddMissingAsync(table, entities, _ => null, cancellationToken);

    /// <param name="beside">What is merged in the transaction that adds an entity; null for nothing.</param>
    /// <returns>How many were added.</returns>
    /// <exception cref="StorageUnavailableException">The storage did not answer; some may have been added.</exception>
    public static async Task<int> AddMissingAsync(
        TableClient table,
        IEnumerable<TableEntity> entities,
        Func<TableEntity, TableEntity?> beside,
        CancellationToken cancellationToken
    )
    {
        var added = 0;
        var options = new ParallelOptions { MaxDegreeOfParallelism = InFlight, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(
            Batches(entities, beside),
            options,
            async (batch, cancellation) => Interlocked.Add(ref added, await AddBatchAsync(table, batch, beside, cancellation))
        );
        return added;
    }

    private static IEnumerable<Batch> Batches(IEnumerable<TableEntity> entities, Func<TableEntity, TableEntity?> beside)
    {
        var batch = new Batch();
        foreach (var entity in entities)
        {
            var merged = beside(entity);
            if (!batch.HasRoomFor(entity, merged))
            {
                yield return batch;
                batch = new();
            }

            batch.Add(entity, merged);
        }

        if (batch.Added.Count > 0)
        {
            yield return batch;
        }
    }

    private static async Task<int> AddBatchAsync(
        TableClient table,
        Batch batch,
        Func<TableEntity, TableEntity?> beside,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await table.SubmitTransactionAsync(batch.Actions, cancellationToken);
            return batch.Added.Count;
        }
        catch (RequestFailedException e) when (e.Status == TableStatus.Conflict)
        {
            // Another run, or an earlier write whose acknowledgement was lost, has written some of them; keys are made from content,
            // so those are done.
            var added = 0;
            foreach (var entity in batch.Added)
            {
                var one = new Batch();
                one.Add(entity, beside(entity));
                added += await AddOneAsync(table, one, cancellationToken);
            }

            return added;
        }
    }

    private static async Task<int> AddOneAsync(TableClient table, Batch one, CancellationToken cancellationToken)
    {
        try
        {
            await table.SubmitTransactionAsync(one.Actions, cancellationToken);
            return 1;
        }
        catch (TableTransactionFailedException e) when (e is { Status: TableStatus.Conflict, FailedTransactionActionIndex: 0 })
        {
            return 0;
        }
    }

    /// <summary>Entities to add, and what is merged beside them: each of those once.</summary>
    private sealed class Batch
    {
        private readonly Dictionary<string, TableEntity> merged = new(StringComparer.Ordinal);
        private int characters;

        public List<TableEntity> Added { get; } = [];

        public IEnumerable<TableTransactionAction> Actions =>
            Added
                .Select(entity => new TableTransactionAction(TableTransactionActionType.Add, entity))
                .Concat(merged.Values.Select(entity => new TableTransactionAction(TableTransactionActionType.UpsertMerge, entity)));

        public bool HasRoomFor(TableEntity entity, TableEntity? beside) =>
            Added.Count == 0
            || (
                Added.Count + 1 + merged.Count + (beside is null || merged.ContainsKey(beside.RowKey) ? 0 : 1) <= LargestBatch
                && characters + CharactersOf(entity) <= LargestBatchCharacters
            );

        public void Add(TableEntity entity, TableEntity? beside)
        {
            Added.Add(entity);
            characters += CharactersOf(entity);
            if (beside is not null && !merged.TryAdd(beside.RowKey, beside))
            {
                foreach (var (name, value) in beside)
                {
                    merged[beside.RowKey][name] = value;
                }
            }
        }

        private static int CharactersOf(TableEntity entity) =>
            entity.Select(property => property.Value).OfType<string>().Sum(text => text.Length);
    }
}
