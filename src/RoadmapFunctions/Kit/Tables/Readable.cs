using System.Runtime.CompilerServices;
using System.Text.Json;
using Azure.Data.Tables;

namespace RoadmapFunctions.Kit.Tables;

/// <summary>Reads entities although some may be damaged: those are set aside by their keys, and the others are returned.</summary>
public static class Readable
{
    public static async IAsyncEnumerable<T> ReadAsync<T>(
        string table,
        IAsyncEnumerable<TableEntity> entities,
        Func<TableEntity, T> read,
        DamagedItems damaged,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
        where T : class
    {
        await foreach (var entity in entities.WithCancellation(cancellationToken))
        {
            if (TryRead(table, entity, read, damaged) is { } item)
            {
                yield return item;
            }
        }
    }

    /// <returns>Null when the entity is damaged.</returns>
    public static T? TryRead<T>(string table, TableEntity entity, Func<TableEntity, T> read, DamagedItems damaged)
        where T : class
    {
        try
        {
            return read(entity);
        }
        catch (Exception e) when (IsDamage(e))
        {
            damaged.Add(table, entity.PartitionKey, entity.RowKey);
            return null;
        }
    }

    /// <returns>Null when there is no such entity, or it is damaged.</returns>
    public static async Task<T?> FindAsync<T>(
        TableClient table,
        string partition,
        string row,
        Func<TableEntity, T> read,
        DamagedItems damaged,
        CancellationToken cancellationToken
    )
        where T : class =>
        await table.GetEntityIfExistsAsync<TableEntity>(partition, row, cancellationToken: cancellationToken) is { HasValue: true } found
            ? TryRead(table.Name, found.Value!, read, damaged)
            : null;

    /// <summary>What reading an entity throws that has lost a column, or holds something else in it.</summary>
    public static bool IsDamage(Exception exception) =>
        exception
            is JsonException
                or InvalidOperationException
                or ArgumentException
                or FormatException
                or InvalidCastException
                or NullReferenceException
                or NotSupportedException
                or KeyNotFoundException;
}
