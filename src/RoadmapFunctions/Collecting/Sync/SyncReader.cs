using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Quarantine;
using RoadmapFunctions.Collecting.Sheets;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Collecting.Sync;

/// <summary>
/// Reads a sheet beside what is known, the short way or the long way. The short way skips rows that the index knows and histories that no
/// row affects. Wherever it could not give the same result, it gives up and the long way begins.
/// </summary>
public sealed class SyncReader(
    ISheetReader sheets,
    ISubmissionLog log,
    ISyncedLog synced,
    IQuarantine quarantine,
    ISheetIndexes indexes,
    DamagedItems damaged,
    TimeProvider time
)
{
    /// <exception cref="SheetUnavailableException">The sheet could not be read completely.</exception>
    /// <exception cref="SyncStoppedException">The sheet as a whole cannot be read.</exception>
    internal async Task<Reading> ReadAsync(Campaign campaign, DateTimeOffset observedAt, CancellationToken cancellationToken)
    {
        var quarantined = await quarantine.ReadAsync(campaign.Id, cancellationToken);
        var revision = await synced.RevisionAsync(campaign.Id, cancellationToken);
        if (await RecallAsync(campaign, quarantined, revision, observedAt, cancellationToken) is { } index)
        {
            if (await ReadShortAsync(campaign, index, quarantined, observedAt, cancellationToken) is { } reading)
            {
                return reading;
            }

            await indexes.WriteAsync(campaign.Id, index: null, cancellationToken);
        }

        return await ReadEverythingAsync(campaign, quarantined, observedAt, cancellationToken) with
        {
            LogRevision = revision,
        };
    }

    /// <summary>The long way, whatever the index says. It leaves the index as it is.</summary>
    /// <inheritdoc cref="ReadAsync(Campaign, DateTimeOffset, CancellationToken)" path="/exception"/>
    internal async Task<Reading> ReadEverythingAsync(Campaign campaign, DateTimeOffset observedAt, CancellationToken cancellationToken) =>
        await ReadEverythingAsync(campaign, await quarantine.ReadAsync(campaign.Id, cancellationToken), observedAt, cancellationToken);

    private async Task<Reading> ReadEverythingAsync(
        Campaign campaign,
        IReadOnlyList<QuarantineItem> quarantined,
        DateTimeOffset observedAt,
        CancellationToken cancellationToken
    )
    {
        // The log comes first: then a row of the sheet need not be kept beside its version.
        var history = await SubmissionHistory.ReadAsync(log, campaign.Id, cancellationToken);
        var direct = DirectAnswers.Of(campaign, history);
        var rows = new RowsAsRead(
            (zone, header) => ResponseParser.ByHeader(zone, header, campaign, observedAt, quarantined, direct),
            history
        );
        var sheet = await sheets.ReadAsync(campaign.Sheet, rows, cancellationToken);
        var parsed = ResponseParser.Parse(sheet, campaign, observedAt, quarantined, direct, rows.Judged);
        return Whole(campaign, sheet, parsed, history, quarantined, observedAt);
    }

    /// <summary>A sheet that came as a file.</summary>
    /// <exception cref="SyncStoppedException">The file as a whole cannot be read.</exception>
    internal async Task<Reading> ReadAsync(
        Campaign campaign,
        SheetSnapshot file,
        DateTimeOffset observedAt,
        CancellationToken cancellationToken
    )
    {
        var history = await SubmissionHistory.ReadAsync(log, campaign.Id, cancellationToken);
        var quarantined = await quarantine.ReadAsync(campaign.Id, cancellationToken);
        var parsed = ResponseParser.Parse(file, campaign, observedAt, quarantined, DirectAnswers.Of(campaign, history));
        return Whole(campaign, file, parsed, history, quarantined, observedAt);
    }

    /// <summary>
    /// The sheet as it was last known, with a row of the quarantine that an operator has named a school for. The other rows in quarantine
    /// are not in it.
    /// </summary>
    /// <returns>Null when the row as it was kept is not exactly the row of the sheet.</returns>
    internal async Task<Reading?> ReadKeptAsync(
        Campaign campaign,
        QuarantineItem item,
        DateTimeOffset observedAt,
        CancellationToken cancellationToken
    )
    {
        var history = await SubmissionHistory.ReadAsync(log, campaign.Id, cancellationToken);
        if (KeptRow.Of(item, campaign, observedAt, DirectAnswers.Of(campaign, history)) is not var (sheet, row))
        {
            return null;
        }

        var known = history
            .Versions.Where(version => version.InSheet)
            .Select(version => new JudgedRow(Digest: 0, new AnswerRow(version.Submission, Mends: null)));
        return Whole(campaign, sheet, new([row, .. known], campaign.Answers, []), history, [item], observedAt);
    }

    /// <summary>Stores the index for the next sync, or none where the next one must read everything.</summary>
    internal async Task RememberAsync(
        Campaign campaign,
        Reading reading,
        SyncPlan plan,
        string? logRevision,
        CancellationToken cancellationToken
    )
    {
        var index = damaged.Of(campaign.Id).Count == 0 ? SheetIndexing.After(campaign, reading, plan, logRevision) : null;
        if (index is not null && !ReferenceEquals(index, reading.Index))
        {
            await indexes.WriteAsync(campaign.Id, index, cancellationToken);
        }
    }

    private async Task<SheetIndex?> RecallAsync(
        Campaign campaign,
        IReadOnlyList<QuarantineItem> quarantined,
        string? revision,
        DateTimeOffset now,
        CancellationToken cancellationToken
    ) =>
        damaged.Of(campaign.Id).Count == 0
        && await indexes.ReadAsync(campaign.Id, cancellationToken) is { } index
        && index.HoldsAt(now, SheetIndex.BasisOf(campaign, quarantined), revision)
            ? index
            : null;

    /// <returns>Null when only a complete reading can tell.</returns>
    private async Task<Reading?> ReadShortAsync(
        Campaign campaign,
        SheetIndex index,
        IReadOnlyList<QuarantineItem> quarantined,
        DateTimeOffset observedAt,
        CancellationToken cancellationToken
    )
    {
        var (steady, known) = index.Recall();
        var sheet = await sheets.ReadAsync(campaign.Sheet, known, cancellationToken);
        var schools = SchoolsConcerned(ResponseParser.Parse(sheet, campaign, observedAt, quarantined), index, sheet);
        var keys = index.EntriesOf(schools).ToList();
        var entries = await synced.ReadEntriesAsync(campaign.Id, keys, cancellationToken);
        if (entries.Count != keys.Count)
        {
            return null;
        }

        // Once more, now that the schools' direct answers are known.
        var history = SubmissionHistory.From(entries);
        var parsed = ResponseParser
            .Parse(sheet, campaign, observedAt, quarantined, DirectAnswers.Of(campaign, history))
            .With([.. sheet.Digests.Where(steady.ContainsKey).Select(digest => steady[digest])], schools, history, index.Versions);
        var changes = SheetChanges.Find(parsed, history);
        var rows = new QuarantineChanges(parsed, sheet.Header, quarantined, observedAt);
        return
            parsed.Warnings.Count > 0
            || rows.Mended.Count + rows.Gone.Count > 0 // whose rows they were shows among all schools
            || changes.Recognition(campaign, index.Recognition).IsInDoubt(campaign, index.Recognition)
            ? null
            : Of(campaign, sheet, parsed, history, quarantined, observedAt, index.LatestEntry) with
            {
                Index = index,
                LogRevision = index.LogRevision,
            };
    }

    /// <summary>Schools of rows that were added, removed, or are read anew each time.</summary>
    private static HashSet<string> SchoolsConcerned(ParsedSheet parsed, SheetIndex index, SheetSnapshot sheet)
    {
        var inSheet = sheet.Digests.ToHashSet();
        return index
            .Rows.Where(row => row.Kind == IndexedRowKind.Unsteady || !inSheet.Contains(row.Digest))
            .Select(row => row.Key)
            .OfType<string>()
            .Select(SubmissionKey.OrganizationOf)
            .Concat(parsed.Submissions.Select(submission => submission.OrganizationId))
            .ToHashSet(StringComparer.Ordinal);
    }

    private Reading Whole(
        Campaign campaign,
        SheetSnapshot sheet,
        ParsedSheet parsed,
        SubmissionHistory history,
        IReadOnlyList<QuarantineItem> quarantined,
        DateTimeOffset observedAt
    )
    {
        var known = history.Versions.Where(version => version.InSheet).Select(version => version.Submission).ToList();
        var warned = parsed.WithWarnings(RecognitionWarnings.Of(campaign, parsed.Submissions, known));
        return Of(campaign, sheet, warned, history, quarantined, observedAt, history.LatestEntry);
    }

    private Reading Of(
        Campaign campaign,
        SheetSnapshot sheet,
        ParsedSheet parsed,
        SubmissionHistory history,
        IReadOnlyList<QuarantineItem> quarantined,
        DateTimeOffset observedAt,
        DateTimeOffset? latestEntry
    )
    {
        var now = time.GetUtcNow();
        return new(sheet, parsed.WithWarnings(ClockWarnings.Of(campaign, latestEntry, now)), history, quarantined, observedAt)
        {
            LatestEntry = latestEntry,
            ChangedAt = SubmissionHistory.ChangeAt(observedAt, now, latestEntry),
        };
    }
}
