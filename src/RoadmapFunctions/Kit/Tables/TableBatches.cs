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

    /// <returns>How many were added.</returns>
    /// <exception cref="StorageUnavailableException">The storage did not answer; some may have been added.</exception>
    public static async Task<int> AddMissingAsync(TableClient table, IEnumerable<TableEntity> entities, CancellationToken cancellationToken)
    {
        var added = 0;
        var options = new ParallelOptions { MaxDegreeOfParallelism = InFlight, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(
            Batches(entities),
            options,
            async (batch, cancellation) => Interlocked.Add(ref added, await AddBatchAsync(table, batch, cancellation))
        );
        return added;
    }

    private static IEnumerable<List<TableEntity>> Batches(IEnumerable<TableEntity> entities)
    {
        var (batch, size) = (new List<TableEntity>(), 0);
        foreach (var entity in entities)
        {
            var characters = entity.Select(property => property.Value).OfType<string>().Sum(text => text.Length);
            if (batch.Count == LargestBatch || (batch.Count > 0 && size + characters > LargestBatchCharacters))
            {
                yield return batch;
                (batch, size) = ([], 0);
            }

            batch.Add(entity);
            size += characters;
        }

        if (batch.Count > 0)
        {
            yield return batch;
        }
    }

    private static async Task<int> AddBatchAsync(TableClient table, List<TableEntity> batch, CancellationToken cancellationToken)
    {
        try
        {
            await table.SubmitTransactionAsync(
                batch.Select(entity => new TableTransactionAction(TableTransactionActionType.Add, entity)),
                cancellationToken
            );
            return batch.Count;
        }
        catch (RequestFailedException e) when (e.Status == TableStatus.Conflict)
        {
            // Another run, or an earlier write whose acknowledgement was lost, has written some of them; keys are made from content,
            // so those are done.
            var added = 0;
            foreach (var entity in batch)
            {
                added += await AddOneAsync(table, entity, cancellationToken);
            }

            return added;
        }
    }

    private static async Task<int> AddOneAsync(TableClient table, TableEntity entity, CancellationToken cancellationToken)
    {
        try
        {
            await table.AddEntityAsync(entity, cancellationToken);
            return 1;
        }
        catch (RequestFailedException e) when (e.Status == TableStatus.Conflict)
        {
            return 0;
        }
    }
}
