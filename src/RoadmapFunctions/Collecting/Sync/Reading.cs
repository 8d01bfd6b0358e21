using RoadmapFunctions.Answers;
using RoadmapFunctions.Collecting.Quarantine;
using RoadmapFunctions.Collecting.Sheets;

namespace RoadmapFunctions.Collecting.Sync;

/// <summary>A sheet beside what was known when it was read: everything, or only what a change of the sheet can affect.</summary>
internal sealed record Reading(
    SheetSnapshot Sheet,
    ParsedSheet Parsed,
    SubmissionHistory History,
    IReadOnlyList<QuarantineItem> Quarantine,
    DateTimeOffset ObservedAt
)
{
    private SheetChanges? changes;

    /// <summary>The index that stands for the rows that were not read again; null when every row was read.</summary>
    public SheetIndex? Index { get; init; }

    /// <summary>Revision of the log before any of it was read.</summary>
    public string? LogRevision { get; init; }

    /// <summary>Time of the latest entry of any school; null when there is none.</summary>
    public required DateTimeOffset? LatestEntry { get; init; }

    /// <summary>Keys of the versions that an earlier reading of the same run has found.</summary>
    public IReadOnlySet<string>? SeenBefore { get; init; }

    /// <summary>The time with which changes are written down.</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>Some answers are known from the sheet.</summary>
    public bool HasAnswers => Index?.Versions > 0 || History.Versions.Any(version => version.InSheet);

    /// <summary>How this reading differs from what is known.</summary>
    public SheetChanges Changes => changes ??= SheetChanges.Find(Parsed, History);

    /// <summary>
    /// Every vanished row was rewritten by the same school in the same place, and every other row stands where it stood: nothing moved
    /// while the sheet was read, so another reading would tell no more.
    /// </summary>
    public bool NothingHasMoved
    {
        get
        {
            var before = Index?.Rows ?? [];
            var known = before.Select(row => row.Digest).ToHashSet();
            var schools = Parsed.Judged.ToLookup(row => row.Digest, row => (row.Verdict as AnswerRow)?.Submission.OrganizationId);
            return before.Count > 0
                && before.Count <= Sheet.Digests.Count
                && before.Zip(Sheet.Digests).All(pair => pair.First.Digest == pair.Second || IsRewritten(pair.First, pair.Second));

            bool IsRewritten(IndexedRow row, UInt128 digest) =>
                !known.Contains(digest) && row.Key is { } key && schools[digest].FirstOrDefault() == SubmissionKey.OrganizationOf(key);
        }
    }

    /// <summary>Keys of the versions that have a row.</summary>
    public IReadOnlySet<string> Found
    {
        get
        {
            var inSheet = Sheet.Digests.ToHashSet();
            var unread = (Index?.Rows ?? []).Where(row => row.Kind == IndexedRowKind.Answer && inSheet.Contains(row.Digest));
            return Changes.Found.Concat(unread.Select(row => row.Key!)).ToHashSet(StringComparer.Ordinal);
        }
    }

    /// <exception cref="SyncStoppedException">The operator must decide.</exception>
    public SyncPlan Plan(Disappearance disappearance)
    {
        try
        {
            return SyncPlan.Make(Parsed, Sheet.Header, History, Quarantine, ChangedAt, disappearance, SeenBefore);
        }
        catch (SyncStoppedException e) when (Sheet.GoneTabs.Count > 0)
        {
            // Answers vanished because their tab did.
            throw new SyncStoppedException($"{OtherTabWarnings.Gone(Sheet)}. {e.Message}", e.ForPrograms);
        }
    }
}
