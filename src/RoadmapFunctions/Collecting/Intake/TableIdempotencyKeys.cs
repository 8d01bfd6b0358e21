using Azure;
using Azure.Data.Tables;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Kit.Tables;

namespace RoadmapFunctions.Collecting.Intake;

/// <summary>Keys in a table: a campaign is a partition, a key an entity, and only one caller can be the first to write it.</summary>
public sealed class TableIdempotencyKeys(TableServiceClient tables) : IIdempotencyKeys
{
    public const string TableName = "IdempotencyKeys";

    private readonly TableClient table = tables.GetTableClient(TableName);

    public async Task<KeyUse> RememberAsync(string campaignId, string key, KeyUse use, CancellationToken cancellationToken)
    {
        var name = Digest.Of(key); // a key may hold what a row key may not
        try
        {
            var entity = new TableEntity(campaignId, name) { [nameof(use.BodySha256)] = use.BodySha256, [nameof(use.At)] = use.At };
            await StorageCalls.CallAsync(() => table.AddEntityAsync(entity, cancellationToken));
            return use;
        }
        catch (RequestFailedException e) when (e.Status == TableStatus.Conflict)
        {
            var first = (
                await StorageCalls.CallAsync(() =>
                    table.GetEntityAsync<TableEntity>(campaignId, name, cancellationToken: cancellationToken)
                )
            ).Value;
            return new KeyUse(first.GetString(nameof(use.BodySha256)), first.GetDateTimeOffset(nameof(use.At))!.Value);
        }
    }
}
