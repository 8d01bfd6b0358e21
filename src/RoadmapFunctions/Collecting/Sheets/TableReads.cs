using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Microsoft.Extensions.Options;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Kit.Tables;

namespace RoadmapFunctions.Collecting.Sheets;

/// <summary>
/// The ledger that all instances share: one entity, changed only by whoever has seen its last state. A long reading takes more and more
/// requests at a time, so it does not pay two calls of the storage for each of them.
/// </summary>
public sealed class TableReads(TableServiceClient tables, IOptions<GoogleSheetsOptions> options, TimeProvider time) : IReadsLedger
{
    public const string TableName = "GoogleReads";

    private const string Key = "reads";

    /// <summary>What the shortest reading needs.</summary>
    private const int SmallestLot = 3;
    private const int LargestLot = 24;

    private readonly TableClient table = tables.GetTableClient(TableName);
    private int left;
    private int lot = SmallestLot;
    private DateTimeOffset takenAt;

    public async ValueTask<TimeSpan> TakeAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var isFresh = now - takenAt is var age && age >= TimeSpan.Zero && age < SharedReads.Validity;
        if (left == 0 || !isFresh)
        {
            lot = isFresh ? Math.Min(2 * lot, LargestLot) : SmallestLot;
            if (await TakeLotAsync(now, cancellationToken) is var wait && wait > TimeSpan.Zero)
            {
                return wait;
            }
        }

        left--;
        return TimeSpan.Zero;
    }

    /// <returns>How long to wait when nothing was granted.</returns>
    private async Task<TimeSpan> TakeLotAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        while (true)
        {
            var stored = await table.GetEntityIfExistsAsync<TableEntity>(Key, Key, cancellationToken: cancellationToken);
            var (next, granted, wait) = Read(stored).Take(lot, options.Value.ReadsPerMinute, now);
            if (granted == 0)
            {
                left = 0;
                return wait;
            }

            try
            {
                var entity = new TableEntity(Key, Key) { [Key] = JsonSerializer.Serialize(next, RoadmapJson.Options) };
                await (
                    stored.HasValue
                        ? table.UpdateEntityAsync(entity, stored.Value!.ETag, TableUpdateMode.Replace, cancellationToken)
                        : table.AddEntityAsync(entity, cancellationToken)
                );
                (left, takenAt) = (granted, now);
                return TimeSpan.Zero;
            }
            catch (RequestFailedException e) when (e.Status is 404 or 409 or 412)
            {
                // Another instance was faster.
            }
        }
    }

    private static SharedReads Read(NullableResponse<TableEntity> stored)
    {
        try
        {
            return stored.HasValue && stored.Value!.GetString(Key) is { } text
                ? JsonSerializer.Deserialize<SharedReads>(text, RoadmapJson.Strict) ?? SharedReads.None
                : SharedReads.None;
        }
        catch (Exception e) when (Readable.IsDamage(e))
        {
            return SharedReads.None; // it is only about a minute
        }
    }
}
