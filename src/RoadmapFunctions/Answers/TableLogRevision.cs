using Azure;
using Azure.Data.Tables;
using RoadmapFunctions.Kit.Tables;

namespace RoadmapFunctions.Answers;

/// <summary>The revision of a campaign's log, an entity beside the entries.</summary>
internal sealed class TableLogRevision(TableClient table)
{
    /// <summary>No entry, no counter and no note has this key.</summary>
    private const string Key = "~~revision";

    private const string Kind = "Kind";
    private const string RevisionKind = "revision";
    private const string Revision = "Revision";

    public async Task<string?> ReadAsync(string campaignId, CancellationToken cancellationToken) =>
        await FindAsync(campaignId, cancellationToken) is { } stored ? Of(stored) : null;

    /// <summary>Must be written together with every change of the log.</summary>
    public static TableEntity Next(string campaignId) => Entity(campaignId, RevisionStep.New());

    /// <returns>The ETag of the new revision; null when the stored revision was no longer the one that the caller had read.</returns>
    public async Task<ETag?> BeginAsync(string campaignId, string? read, CancellationToken cancellationToken)
    {
        var stored = await FindAsync(campaignId, cancellationToken);
        var begun = Next(campaignId);
        try
        {
            if ((stored is null ? null : Of(stored)) == read)
            {
                return (
                    stored is null
                        ? await table.AddEntityAsync(begun, cancellationToken)
                        : await table.UpdateEntityAsync(begun, stored.ETag, TableUpdateMode.Replace, cancellationToken)
                )
                    .Headers
                    .ETag;
            }
        }
        catch (RequestFailedException e) when (e.Status is TableStatus.Conflict or TableStatus.PreconditionFailed)
        {
            // somebody else has just written
        }

        await table.UpsertEntityAsync(begun, TableUpdateMode.Replace, cancellationToken);
        return null;
    }

    public async Task EndAsync(string campaignId, ETag? begun, string next, CancellationToken cancellationToken)
    {
        try
        {
            if (begun is { } etag)
            {
                await table.UpdateEntityAsync(Entity(campaignId, next), etag, TableUpdateMode.Replace, cancellationToken);
                return;
            }
        }
        catch (RequestFailedException e) when (e.Status == TableStatus.PreconditionFailed)
        {
            // somebody else has written in the meantime
        }

        await table.UpsertEntityAsync(Next(campaignId), TableUpdateMode.Replace, cancellationToken);
    }

    private async Task<TableEntity?> FindAsync(string campaignId, CancellationToken cancellationToken) =>
        (await table.GetEntityIfExistsAsync<TableEntity>(campaignId, Key, cancellationToken: cancellationToken)) is { HasValue: true } found
            ? found.Value
            : null;

    /// <returns>Null when it is damaged; the next write mends it.</returns>
    private static string? Of(TableEntity entity) => entity[Revision] as string;

    private static TableEntity Entity(string campaignId, string revision) =>
        new(campaignId, Key) { [Kind] = RevisionKind, [Revision] = revision };
}
