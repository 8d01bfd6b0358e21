using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Kit.Tables;

namespace RoadmapFunctions.Answers;

/// <summary>The log in a table: a campaign is a partition, an entry an entity.</summary>
public sealed class TableSubmissionLog(TableServiceClient tables, DamagedItems damaged) : ISubmissionLog, ISyncedLog, ILogOutline
{
    public const string TableName = "Submissions";

    // Column names are a storage format: renaming a property does not change them.
    private const string Kind = "Kind";
    private const string CounterKind = "counter";
    private const string Versions = "Versions";
    private const string Characters = "Characters";

    /// <summary>Sorts after the keys of all schools' entries: an id begins with a letter or a digit.</summary>
    private const string AfterEntries = "~";

    private const int Attempts = 20;
    private const int ReadsInFlight = 16;

    /// <summary>Above this, reading everything is faster: a page has a thousand entries.</summary>
    private const int MostSingleReads = 1_000;

    private readonly TableClient table = tables.GetTableClient(TableName);
    private readonly TableLogRevision revision = new(tables.GetTableClient(TableName));
    private readonly TableLogMarks marks = new(tables.GetTableClient(TableName));

    public async IAsyncEnumerable<LogEntry> ReadAsync(string campaignId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // After the schools' entries come counters and the revision, which are not entries, and the analyst's notes, which are.
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {campaignId} and (RowKey lt {AfterEntries} or Kind eq {TableReviewEntries.Noted})"
        );
        var entities = table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken);
        damaged.Forget(TableName, campaignId);
        await foreach (var entry in Readable.ReadAsync(TableName, entities, TableLogEntries.FromEntity, damaged, cancellationToken))
        {
            yield return entry;
        }
    }

    public async IAsyncEnumerable<LogEntry> ReadOrganizationAsync(
        string campaignId,
        string organizationId,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var entities = table.QueryAsync<TableEntity>(Of(campaignId, organizationId), cancellationToken: cancellationToken);
        await foreach (var entry in Readable.ReadAsync(TableName, entities, TableLogEntries.FromEntity, damaged, cancellationToken))
        {
            yield return entry;
        }
    }

    public IAsyncEnumerable<LogEntry> ReadOutlineAsync(string campaignId, CancellationToken cancellationToken) =>
        OutlinesAsync(TableClient.CreateQueryFilter($"PartitionKey eq {campaignId} and RowKey lt {AfterEntries}"), cancellationToken);

    public IAsyncEnumerable<LogEntry> ReadOrganizationOutlineAsync(
        string campaignId,
        string organizationId,
        CancellationToken cancellationToken
    ) => OutlinesAsync(Of(campaignId, organizationId), cancellationToken);

    public Task<LogMarks> MarksAsync(string campaignId, LogMarks known, CancellationToken cancellationToken) =>
        marks.ReadAsync(campaignId, known, cancellationToken);

    private async IAsyncEnumerable<LogEntry> OutlinesAsync(string filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (
            var entity in table.QueryAsync<TableEntity>(
                filter,
                select: TableLogEntries.OutlineColumns,
                cancellationToken: cancellationToken
            )
        )
        {
            var entry = TableLogEntries.LacksOutline(entity)
                ? await FindEntryAsync(entity.PartitionKey, entity.RowKey, cancellationToken)
                : Readable.TryRead(TableName, entity, TableLogEntries.OutlineFromEntity, damaged);
            if (entry is not null)
            {
                yield return entry;
            }
        }
    }

    // Keys begin with the school's id and an underscore; «`» is the next character after it.
    private static string Of(string campaignId, string organizationId) =>
        TableClient.CreateQueryFilter(
            $"PartitionKey eq {campaignId} and RowKey ge {$"{organizationId}_"} and RowKey lt {$"{organizationId}`"}"
        );

    public Task<int> AppendAsync(string campaignId, IReadOnlyCollection<LogEntry> entries, CancellationToken cancellationToken) =>
        AppendAsync(campaignId, entries, RevisionStep.Unread, cancellationToken);

    public async Task<int> AppendAsync(
        string campaignId,
        IEnumerable<LogEntry> entries,
        RevisionStep step,
        CancellationToken cancellationToken
    )
    {
        // Neighbours share an entity of marks, so a batch has room for more entries.
        var entities = entries
            .OrderBy(entry => LogMarks.PlaceOf(SubmissionKey.OrganizationOf(entry.Key)).Group, StringComparer.Ordinal)
            .Select(entry => TableLogEntries.ToEntity(campaignId, entry));
        if (entries.All(entry => entry is ReviewEntry or AnalystNote or Confirmation))
        {
            return await TableBatches.AddMissingAsync(table, entities, TableLogMarks.Beside, cancellationToken);
        }

        // Before the write: a reader meanwhile must not take a part for the whole. After it: an earlier reading must not
        // pass for everything.
        var begun = await revision.BeginAsync(campaignId, step.From, cancellationToken);
        var added = await TableBatches.AddMissingAsync(table, entities, TableLogMarks.Beside, cancellationToken);
        await revision.EndAsync(campaignId, begun, step.To, cancellationToken);
        return added;
    }

    public Task<string?> RevisionAsync(string campaignId, CancellationToken cancellationToken) =>
        revision.ReadAsync(campaignId, cancellationToken);

    public async Task<IReadOnlyList<LogEntry>> ReadEntriesAsync(
        string campaignId,
        IReadOnlyCollection<string> keys,
        CancellationToken cancellationToken
    )
    {
        if (keys.Count > MostSingleReads)
        {
            var wanted = keys.ToHashSet(StringComparer.Ordinal);
            return await ReadAsync(campaignId, cancellationToken).Where(entry => wanted.Contains(entry.Key)).ToListAsync(cancellationToken);
        }

        var found = new ConcurrentBag<LogEntry>();
        await Parallel.ForEachAsync(
            keys,
            new ParallelOptions { MaxDegreeOfParallelism = ReadsInFlight, CancellationToken = cancellationToken },
            (key, token) => new ValueTask(ReadEntryAsync(campaignId, key, found, token))
        );
        return [.. found];
    }

    private async Task ReadEntryAsync(string campaignId, string key, ConcurrentBag<LogEntry> found, CancellationToken cancellationToken)
    {
        if (await FindEntryAsync(campaignId, key, cancellationToken) is { } entry)
        {
            found.Add(entry);
        }
    }

    /// <returns>Null when it is not there or is damaged.</returns>
    private async Task<LogEntry?> FindEntryAsync(string campaignId, string key, CancellationToken cancellationToken)
    {
        var stored = await table.GetEntityIfExistsAsync<TableEntity>(campaignId, key, cancellationToken: cancellationToken);
        return stored.HasValue ? Readable.TryRead(TableName, stored.Value!, TableLogEntries.FromEntity, damaged) : null;
    }

    public async Task<bool> TryAddDirectAsync(
        string campaignId,
        Submission submission,
        DirectLimit limit,
        CancellationToken cancellationToken
    )
    {
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            var (counter, used) = await UseAsync(campaignId, submission.OrganizationId, cancellationToken);
            var use = used.With(submission);
            if (!limit.Allows(use))
            {
                return false;
            }

            // One transaction: an entry is stored if and only if it is counted.
            var counted = new TableEntity(campaignId, CounterOf(submission.OrganizationId))
            {
                [Kind] = CounterKind,
                [Versions] = use.Versions,
                [Characters] = use.Characters,
            };
            try
            {
                var entry = TableLogEntries.ToEntity(campaignId, submission);
                await table.SubmitTransactionAsync(
                    [
                        new(TableTransactionActionType.Add, entry),
                        counter is null
                            ? new(TableTransactionActionType.Add, counted)
                            : new(TableTransactionActionType.UpdateReplace, counted, counter.ETag),
                        new(TableTransactionActionType.UpsertReplace, TableLogRevision.Next(campaignId)),
                        new(TableTransactionActionType.UpsertMerge, TableLogMarks.Beside(entry)),
                    ],
                    cancellationToken
                );
                return true;
            }
            catch (TableTransactionFailedException e) when (e is { Status: TableStatus.Conflict, FailedTransactionActionIndex: 0 })
            {
                return true; // it is there: the acknowledgement of an earlier write was lost
            }
            catch (RequestFailedException e) when (e.Status is TableStatus.Conflict or TableStatus.PreconditionFailed)
            {
                // Another instance has just stored an answer of this school: count again.
            }
        }

        throw new StorageUnavailableException(new TimeoutException("Others keep writing for the same school."));
    }

    private static string CounterOf(string organizationId) => $"{AfterEntries}{organizationId}";

    private async Task<(TableEntity? Counter, DirectUse Used)> UseAsync(
        string campaignId,
        string organizationId,
        CancellationToken cancellationToken
    )
    {
        var stored = await table.GetEntityIfExistsAsync<TableEntity>(
            campaignId,
            CounterOf(organizationId),
            cancellationToken: cancellationToken
        );
        var counter = stored.HasValue ? stored.Value : null;
        if (counter is not null && Readable.TryRead(TableName, counter, CountedIn, damaged) is { } counted)
        {
            return (counter, counted);
        }

        var sent = new List<Submission>();
        await foreach (var entry in ReadOrganizationAsync(campaignId, organizationId, cancellationToken))
        {
            if (entry is Submission submission)
            {
                sent.Add(submission);
            }
        }

        return (counter, DirectUse.Of(sent));
    }

    private static DirectUse CountedIn(TableEntity counter) => new(counter.GetInt32(Versions)!.Value, counter.GetInt64(Characters)!.Value);
}
