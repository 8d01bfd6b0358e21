using Azure;
using Azure.Data.Tables;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Kit.Tables;

namespace RoadmapFunctions.Collecting.Intake;

/// <summary>Keys in a table: a campaign is a partition, a key an entity, and only one caller can be the first to write it.</summary>
public sealed class TableIdempotencyKeys(TableServiceClient tables, DamagedItems damaged) : IIdempotencyKeys
{
    public const string TableName = "IdempotencyKeys";

    // Column names are a storage format: renaming a property does not change them.
    private const string BodySha256 = "BodySha256";
    private const string At = "At";

    private readonly TableClient table = tables.GetTableClient(TableName);

    public async Task<KeyUse> RememberAsync(string campaignId, string key, KeyUse use, CancellationToken cancellationToken)
    {
        var name = Digest.Of(key); // a key may contain characters that a row key may not
        var entity = new TableEntity(campaignId, name) { [BodySha256] = use.BodySha256, [At] = use.At };
        try
        {
            await table.AddEntityAsync(entity, cancellationToken);
            return use;
        }
        catch (RequestFailedException e) when (e.Status == TableStatus.Conflict)
        {
            var first = (await table.GetEntityAsync<TableEntity>(campaignId, name, cancellationToken: cancellationToken)).Value;
            if (Readable.TryRead(TableName, first, FromEntity, damaged) is { } known)
            {
                return known;
            }

            // What it was first used for is lost, so this use counts as the first. An answer that is there already is still recognised.
            await table.UpdateEntityAsync(entity, first.ETag, TableUpdateMode.Replace, cancellationToken);
            damaged.Forget(TableName, campaignId);
            return use;
        }
    }

    private static KeyUse FromEntity(TableEntity entity) =>
        new(entity.GetString(BodySha256) ?? throw new FormatException("No digest."), entity.GetDateTimeOffset(At)!.Value);
}
