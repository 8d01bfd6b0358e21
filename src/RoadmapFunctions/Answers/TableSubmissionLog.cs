using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Kit.Tables;

namespace RoadmapFunctions.Answers;

/// <summary>The log in a table: a campaign is a partition, an entry an entity.</summary>
public sealed class TableSubmissionLog(TableServiceClient tables, DamagedItems damaged) : ISubmissionLog, ISyncedLog
{
    public const string TableName = "Submissions";

    // Columns are a storage format: no rename of a property changes them.
    private const string Kind = "Kind";
    private const string SubmissionKind = "submission";
    private const string PresenceKind = "presence";
    private const string OwnershipKind = "ownership";
    private const string WithdrawalKind = "withdrawal";
    private const string KnownSince = "KnownSince";
    private const string LeftNothing = "LeftNothing";
    private const string SchoolsOwn = "SchoolsOwn";
    private const string By = "By";
    private const string Reason = "Reason";
    private const string ObservedAt = "ObservedAt";
    private const string OrganizationId = "OrganizationId";
    private const string Source = "Source";
    private const string SubmittedAt = "SubmittedAt";
    private const string Trace = "Trace";
    private const string RespondentName = "Name";
    private const string RespondentPost = "Post";
    private const string AnswersText = "Answers";
    private const string OfSubmission = "SubmissionKey";
    private const string Present = "Present";
    private const string Disowned = "Disowned";
    private const string CounterKind = "counter";
    private const string Versions = "Versions";
    private const string Characters = "Characters";

    /// <summary>Behind the keys of all entries: a school's id begins with a letter or a digit.</summary>
    private const string AfterEntries = "~";

    private const int Attempts = 20;
    private const int ReadsInFlight = 16;

    /// <summary>More entries are found faster by reading all: a page of them is a thousand.</summary>
    private const int MostSingleReads = 1_000;

    private readonly TableClient table = tables.GetTableClient(TableName);
    private readonly TableLogRevision revision = new(tables.GetTableClient(TableName));

    public async IAsyncEnumerable<LogEntry> ReadAsync(string campaignId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {campaignId} and RowKey lt {AfterEntries}");
        var entities = table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken);
        damaged.Forget(TableName, campaignId);
        await foreach (var entry in Readable.ReadAsync(TableName, entities, FromEntity, damaged, cancellationToken))
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
        // Keys begin with the school's id and an underscore; «`» is the next character after it.
        var (from, to) = ($"{organizationId}_", $"{organizationId}`");
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {campaignId} and RowKey ge {from} and RowKey lt {to}");
        var entities = table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken);
        await foreach (var entry in Readable.ReadAsync(TableName, entities, FromEntity, damaged, cancellationToken))
        {
            yield return entry;
        }
    }

    public Task<int> AppendAsync(string campaignId, IReadOnlyCollection<LogEntry> entries, CancellationToken cancellationToken) =>
        AppendAsync(campaignId, entries, RevisionStep.Unread, cancellationToken);

    public async Task<int> AppendAsync(
        string campaignId,
        IEnumerable<LogEntry> entries,
        RevisionStep step,
        CancellationToken cancellationToken
    )
    {
        var entities = entries.Select(entry => ToEntity(campaignId, entry));
        if (entries.All(entry => entry is ReviewEntry or AnalystNote))
        {
            return await TableBatches.AddMissingAsync(table, entities, cancellationToken);
        }

        // Before: who reads while this is written must not take a part for the whole. After: nor what was read before for all there is.
        var begun = await revision.BeginAsync(campaignId, step.From, cancellationToken);
        var added = await TableBatches.AddMissingAsync(table, entities, cancellationToken);
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
        var stored = await table.GetEntityIfExistsAsync<TableEntity>(campaignId, key, cancellationToken: cancellationToken);
        if (stored.HasValue && Readable.TryRead(TableName, stored.Value!, FromEntity, damaged) is { } entry)
        {
            found.Add(entry);
        }
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

            // One transaction: the entry is there if and only if it is counted.
            var counted = new TableEntity(campaignId, CounterOf(submission.OrganizationId))
            {
                [Kind] = CounterKind,
                [Versions] = use.Versions,
                [Characters] = use.Characters,
            };
            try
            {
                await table.SubmitTransactionAsync(
                    [
                        new(TableTransactionActionType.Add, ToEntity(campaignId, submission)),
                        counter is null
                            ? new(TableTransactionActionType.Add, counted)
                            : new(TableTransactionActionType.UpdateReplace, counted, counter.ETag),
                        new(TableTransactionActionType.UpsertReplace, TableLogRevision.Next(campaignId)),
                    ],
                    cancellationToken
                );
                return true;
            }
            catch (TableTransactionFailedException e) when (e is { Status: TableStatus.Conflict, FailedTransactionActionIndex: 0 })
            {
                return true; // it is there: an acknowledgement of ours was lost
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
        if (stored.HasValue)
        {
            var counter = stored.Value!;
            return (counter, new(counter.GetInt32(Versions)!.Value, counter.GetInt64(Characters)!.Value));
        }

        var sent = new List<Submission>();
        await foreach (var entry in ReadOrganizationAsync(campaignId, organizationId, cancellationToken))
        {
            if (entry is Submission submission)
            {
                sent.Add(submission);
            }
        }

        return (null, DirectUse.Of(sent));
    }

    internal static TableEntity ToEntity(string campaignId, LogEntry entry)
    {
        var entity = new TableEntity(campaignId, entry.Key) { [ObservedAt] = entry.ObservedAt };
        switch (entry)
        {
            case Submission submission:
                entity[Kind] = SubmissionKind;
                entity[KnownSince] = submission.KnownSince;
                entity[OrganizationId] = submission.OrganizationId;
                entity[Source] = CanonicalAnswer.SourceName(submission.Source);
                entity[SubmittedAt] = submission.SubmittedAt;
                entity[Trace] = submission.Trace;
                entity[RespondentName] = submission.Respondent?.Name;
                entity[RespondentPost] = submission.Respondent?.Post;
                TableText.Write(entity, AnswersText, CanonicalAnswer.Write(submission.Answers));
                break;
            case PresenceChange change:
                (entity[Kind], entity[OfSubmission]) = (PresenceKind, change.SubmissionKey);
                entity[Present] = change.Present;
                entity[Disowned] = change.Disowned;
                entity[LeftNothing] = change.LeftNothing;
                break;
            case OwnershipDecision decision:
                (entity[Kind], entity[OfSubmission]) = (OwnershipKind, decision.SubmissionKey);
                entity[SchoolsOwn] = decision.SchoolsOwn;
                entity[By] = decision.By;
                break;
            case Withdrawal withdrawal:
                (entity[Kind], entity[OfSubmission]) = (WithdrawalKind, withdrawal.SubmissionKey);
                entity[Reason] = withdrawal.Reason;
                entity[By] = withdrawal.By;
                break;
            case AnalystNote note:
                TableReviewEntries.Write(entity, note);
                break;
            case ReviewEntry review:
                TableReviewEntries.Write(entity, review);
                break;
            default:
                throw new InvalidOperationException($"The log has no place for a {entry.GetType().Name}.");
        }

        return entity;
    }

    private static LogEntry FromEntity(TableEntity entity) =>
        entity.GetString(Kind) switch
        {
            SubmissionKind => ReadSubmission(entity),
            _ when TableReviewEntries.Has(entity) => TableReviewEntries.Read(entity),
            PresenceKind => new PresenceChange
            {
                SubmissionKey = entity.GetString(OfSubmission),
                Present = entity.GetBoolean(Present)!.Value,
                Disowned = entity.GetBoolean(Disowned)!.Value,
                LeftNothing = entity.GetBoolean(LeftNothing)!.Value,
                ObservedAt = Observed(entity),
            },
            OwnershipKind => new OwnershipDecision
            {
                SubmissionKey = entity.GetString(OfSubmission),
                SchoolsOwn = entity.GetBoolean(SchoolsOwn)!.Value,
                By = entity.GetString(By),
                ObservedAt = Observed(entity),
            },
            WithdrawalKind => new Withdrawal
            {
                SubmissionKey = entity.GetString(OfSubmission),
                Reason = entity.GetString(Reason),
                By = entity.GetString(By),
                ObservedAt = Observed(entity),
            },
            var kind => throw new InvalidOperationException($"The entry {entity.RowKey} is of the unknown kind «{kind}»."),
        };

    private static DateTimeOffset Observed(TableEntity entity) => entity.GetDateTimeOffset(ObservedAt)!.Value;

    private static Submission ReadSubmission(TableEntity entity) =>
        new Submission
        {
            OrganizationId = entity.GetString(OrganizationId) ?? throw new FormatException("No school."),
            Source = CanonicalAnswer.SourceNamed(entity.GetString(Source)),
            SubmittedAt = entity.GetDateTimeOffset(SubmittedAt)!.Value,
            ObservedAt = Observed(entity),
            KnownSince = entity.GetDateTimeOffset(KnownSince),
            Trace = entity.GetString(Trace),
            Respondent = ReadRespondent(entity.GetString(RespondentName), entity.GetString(RespondentPost)),
            Answers = CanonicalAnswer.Read(TableText.Read(entity, AnswersText)),
        }.StoredUnder(entity.RowKey);

    private static Respondent? ReadRespondent(string? name, string? post) =>
        name is null && post is null ? null : new Respondent(name, post);
}
