using Azure;
using Azure.Data.Tables;

namespace RoadmapFunctions.Answers;

/// <summary>The marks of a campaign's log, in entities beside the entries: a group is an entity, a mark a column.</summary>
internal sealed class TableLogMarks(TableClient table)
{
    /// <summary>No entry, no counter, no note and no revision has a key that begins so.</summary>
    private const string Prefix = "~~marks_";

    /// <summary>The character after the underscore ends the range.</summary>
    private const string AfterPrefix = "~~marks`";

    private const string Kind = "Kind";
    private const string MarksKind = "marks";
    private const string Revision = "Revision";

    /// <summary>Must be merged, in the same transaction, with every change of an entry about a school.</summary>
    /// <returns>Null when the entry is about no school.</returns>
    public static TableEntity? Beside(TableEntity entry)
    {
        if (entry.RowKey.StartsWith('~'))
        {
            return null;
        }

        var (group, mark) = LogMarks.PlaceOf(SubmissionKey.OrganizationOf(entry.RowKey));
        var revision = RevisionStep.New();
        return new(entry.PartitionKey, $"{Prefix}{group}")
        {
            [Kind] = MarksKind,
            [Revision] = revision,
            [mark] = revision,
        };
    }

    public async Task<LogMarks> ReadAsync(string campaignId, LogMarks known, CancellationToken cancellationToken)
    {
        var revisions = new Dictionary<string, string>(StringComparer.Ordinal);
        await foreach (var entity in QueryAsync(campaignId, [nameof(TableEntity.RowKey), Revision], cancellationToken))
        {
            revisions.Add(entity.RowKey[Prefix.Length..], Mark(entity[Revision]));
        }

        return known.AreStill(revisions)
            ? known
            : new(await QueryAsync(campaignId, select: null, cancellationToken).Select(Group).ToListAsync(cancellationToken));
    }

    private AsyncPageable<TableEntity> QueryAsync(string campaignId, string[]? select, CancellationToken cancellationToken) =>
        table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {campaignId} and RowKey ge {Prefix} and RowKey lt {AfterPrefix}"),
            select: select,
            cancellationToken: cancellationToken
        );

    private static MarkGroup Group(TableEntity entity) =>
        new(
            entity.RowKey[Prefix.Length..],
            Mark(entity[Revision]),
            entity
                .Where(property => property.Key is ['M', _, _, _])
                .ToDictionary(property => property.Key, property => Mark(property.Value), StringComparer.Ordinal)
        );

    // A damaged mark equals no mark that anybody remembers, so what it stands for is read anew each time until a write mends it.
    private static string Mark(object? stored) => stored as string ?? RevisionStep.New();
}
