using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.Collecting.Sync;

/// <summary>Makes the index of a sync.</summary>
internal static class SheetIndexing
{
    /// <param name="plan">Has been written down already.</param>
    /// <param name="logRevision">After the plan was written.</param>
    /// <returns>Null when the next sync must read everything; the index that the reading rests on when nothing has changed.</returns>
    public static SheetIndex? After(Campaign campaign, Reading reading, SyncPlan plan, string? logRevision)
    {
        // A warning is about the sheet as a whole, and so is the choice between several columns.
        if (plan.Warnings.Count > 0 || plan.AnyUnsure || !reading.Parsed.IsReadRowByRow)
        {
            return null;
        }

        if (reading.Index is { } last && plan.ChangesNothing && reading.Sheet.Digests.SequenceEqual(last.Rows.Select(row => row.Digest)))
        {
            return last;
        }

        var versions = reading.History.Versions.ToList();
        var stored = versions.Select(version => version.Submission).Concat(plan.Entries.OfType<Submission>());
        var keys = stored.Select(submission => submission.Key).ToHashSet(StringComparer.Ordinal);
        var changes = reading.Changes;
        var before =
            reading.Index?.Recognition
            ?? Recognition.None.Changed(campaign, [], versions.Where(version => version.InSheet).Select(version => version.Submission));
        return new SheetIndex
        {
            Basis = SheetIndex.BasisOf(campaign, plan.QuarantineAfter(reading.Quarantine)),
            LogRevision = logRevision,
            ReadAt = reading.ObservedAt,
            WholeAt = reading.Index?.WholeAt ?? reading.ObservedAt,
            LatestEntry = plan.Entries.Select(entry => (DateTimeOffset?)entry.ObservedAt).Append(reading.LatestEntry).Max(),
            Versions =
                (reading.Index?.Versions ?? versions.Count(version => version.InSheet))
                + changes.New.Count
                + changes.Returned.Count
                - changes.Vanished.Count,
            Recognition = changes.Recognition(campaign, before),
            Rows = Rows(reading, keys),
            Pages = reading.Sheet.Pages,
            Entries = Entries(reading, versions, plan),
        };
    }

    private static List<IndexedRow> Rows(Reading reading, HashSet<string> keys)
    {
        var rows = new Dictionary<UInt128, IndexedRow>();
        foreach (var row in reading.Index?.Rows ?? [])
        {
            rows[row.Digest] = row;
        }

        foreach (var (digest, verdict) in reading.Parsed.Judged)
        {
            rows[digest] = verdict switch
            {
                BlankRow => new(digest, IndexedRowKind.Blank),
                OutsideRow => new(digest, IndexedRowKind.Outside),
                AnswerRow { IsSteady: true, Submission.Key: var key } when keys.Contains(key) => new(digest, IndexedRowKind.Answer, key),
                AnswerRow { Submission.Key: var key } => new(digest, IndexedRowKind.Unsteady, key),
                _ => new(digest, IndexedRowKind.Unsteady),
            };
        }

        return [.. reading.Sheet.Digests.Select(digest => rows[digest])];
    }

    // Where a version has several later entries of one kind, the last one is enough.
    private static List<string> Entries(Reading reading, IReadOnlyList<SubmissionVersion> versions, SyncPlan plan)
    {
        var read = versions.Select(version => version.Submission.OrganizationId).ToHashSet(StringComparer.Ordinal);
        var others = (reading.Index?.Entries ?? []).Where(key => !read.Contains(SubmissionKey.OrganizationOf(key)));
        return
        [
            .. versions
                .SelectMany(version =>
                    new LogEntry?[] { version.Submission, version.LastPresence, version.Decision, version.LastWithdrawal }
                )
                .OfType<LogEntry>()
                .Concat(plan.Entries)
                .Select(entry => entry.Key)
                .Concat(others)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
    }
}
