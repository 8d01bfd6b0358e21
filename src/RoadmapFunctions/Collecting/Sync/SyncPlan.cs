using RoadmapFunctions.Answers;
using RoadmapFunctions.Collecting.Quarantine;
using RoadmapFunctions.Collecting.Sheets;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Collecting.Sync;

/// <summary>What a sheet changes in what is known. It is made before anything is written.</summary>
public sealed record SyncPlan
{
    public required IReadOnlyList<LogEntry> Entries { get; init; }

    public required IReadOnlyList<QuarantineItem> ToQuarantine { get; init; }

    public required IReadOnlyList<QuarantineItem> ToClose { get; init; }

    public required IReadOnlyList<QuarantineItem> ToReopen { get; init; }

    public required SyncCounts Counts { get; init; }

    public required IReadOnlyList<SheetWarning> Warnings { get; init; }

    /// <inheritdoc cref="SheetChanges.AnyUnsure"/>
    public required bool AnyUnsure { get; init; }

    public bool ChangesNothing => Entries.Count + ToQuarantine.Count + ToClose.Count + ToReopen.Count == 0;

    /// <summary>How far the time of known answers has moved; null when it has not.</summary>
    public required TimeSpan? ClockShift { get; init; }

    /// <exception cref="SyncStoppedException">Too many answers vanished at once, or the sheet's clock was changed.</exception>
    public static SyncPlan Make(
        ParsedSheet parsed,
        SheetRow header,
        SubmissionHistory history,
        IReadOnlyList<QuarantineItem> quarantine,
        DateTimeOffset observedAt,
        Disappearance disappearance,
        IReadOnlySet<string>? seenBefore = null
    )
    {
        var answers = SheetChanges.Find(parsed, history, seenBefore);
        if (disappearance == Disappearance.StopIfMany)
        {
            answers.StopIfDoubtful();
        }

        var disowned = answers.Vanished.Where(version => IsDisowned(version, answers, disappearance)).ToHashSet();
        var kept = disappearance == Disappearance.Keep ? answers.Lost.Where(version => !disowned.Contains(version)).ToHashSet() : [];
        var withdrawn = answers.Vanished.Where(version => !kept.Contains(version)).ToList();
        var returned = disappearance == Disappearance.Keep ? [] : answers.Returned;
        var rows = new QuarantineChanges(parsed, header, quarantine, observedAt);

        // If the file contains every known answer, it is at least as new as they are, and a row that it does not have is really gone.
        var isWhole = kept.Count == 0 && !answers.AnyUnsure;
        return new SyncPlan
        {
            Entries =
            [
                .. InOrder(answers.New).Select(row => KnownSince(row, answers, rows) is { } since ? row with { KnownSince = since } : row),
                .. withdrawn.Select(version => Absence(version, disowned.Contains(version), answers, observedAt)),
                .. Explained(answers, isWhole ? rows : null, observedAt),
                .. returned.Select(version => Return(version, observedAt)),
            ],
            ToQuarantine = rows.New,

            ToClose = isWhole ? [.. rows.Mended, .. rows.Gone] : rows.Mended,
            ToReopen = rows.Back,
            ClockShift = answers.ClockShift,
            Warnings = [.. parsed.Warnings, .. disappearance == Disappearance.Keep ? OfFile(answers) : []],
            AnyUnsure = answers.AnyUnsure,
            Counts = Count(parsed, answers, withdrawn.Count, returned.Count),
        };
    }

    /// <summary>Equal for plans that make the same changes, whenever they are made.</summary>
    public string Fingerprint =>
        Digest.Of(
            string.Join(
                '\n',
                Entries
                    .Select(entry =>
                        entry is PresenceChange change
                            ? $"{change.SubmissionKey} {change.Present} {change.Disowned} {change.LeftNothing} {change.Unexplained}"
                            : entry.Key
                    )
                    .Concat(ToQuarantine.Select(item => $"+{item.Key}"))
                    .Concat(ToClose.Select(item => $"-{item.Key}"))
                    .Concat(ToReopen.Select(item => $"~{item.Key}"))
                    .Order(StringComparer.Ordinal)
            )
        );

    /// <summary>The quarantine after this plan is written, if nobody else decides anything in the meantime.</summary>
    public IEnumerable<QuarantineItem> QuarantineAfter(IEnumerable<QuarantineItem> before)
    {
        var (closed, reopened) = (KeysOf(ToClose), KeysOf(ToReopen));
        return before
            .Select(item =>
                closed.Contains(item.Key) ? item with { ClosedAt = item.FoundAt }
                : reopened.Contains(item.Key) ? item with { ClosedAt = null }
                : item
            )
            .Concat(ToQuarantine);

        static HashSet<string> KeysOf(IEnumerable<QuarantineItem> items) =>
            items.Select(item => item.Key).ToHashSet(StringComparer.Ordinal);
    }

    private static IEnumerable<SheetWarning> OfFile(SheetChanges answers) =>
        answers.SortedApart is { } apart
            ?
            [
                new(
                    SheetWarningKind.Column,
                    $"{apart} Не вносите этот файл: верните таблицу (Ctrl+Z) и сохраните её заново. "
                        + "Если ячейки переставлены намеренно, вносите."
                ),
            ]
            : [];

    // A file without seconds gives several answers of a school the same minute; then the order of the rows is the order of answering.
    private static IEnumerable<Submission> InOrder(IReadOnlyList<Submission> rows)
    {
        var before = new Dictionary<(string, DateTimeOffset), int>();
        foreach (var row in rows)
        {
            var moment = (row.OrganizationId, row.SubmittedAt);
            var earlier = before.GetValueOrDefault(moment);
            before[moment] = earlier + 1;
            yield return earlier == 0 ? row : row with { ObservedAt = row.ObservedAt.AddTicks(earlier) };
        }
    }

    // Only the operator can say which of two clocks is wrong, and has said it by accepting what vanished.
    private static bool IsDisowned(SubmissionVersion vanished, SheetChanges answers, Disappearance disappearance) =>
        answers.BelongsElsewhere(vanished) || (disappearance == Disappearance.Withdraw && answers.HasMoved(vanished));

    // A row that was known under another school's name, or in quarantine, counts from the moment when it was first known.
    private static DateTimeOffset? KnownSince(Submission row, SheetChanges answers, QuarantineChanges rows) =>
        answers
            .Transfers.Where(transfer => transfer.To == row)
            .Select(transfer => (DateTimeOffset?)transfer.From.FirstKnownAt)
            .Append(rows.KnownSince(row, answers.New))
            .Min();

    private static PresenceChange Absence(SubmissionVersion version, bool disowned, SheetChanges answers, DateTimeOffset observedAt) =>
        new()
        {
            SubmissionKey = version.Submission.Key,
            Present = false,
            Disowned = disowned,
            LeftNothing = answers.LeavesNothing(version),
            Unexplained = !disowned && answers.IsUnexplained(version),
            ObservedAt = observedAt,
        };

    // A row that waited in quarantine has become another school's, was dismissed, or was deleted: only now it shows whose it was.
    private static IEnumerable<PresenceChange> Explained(SheetChanges answers, QuarantineChanges? rows, DateTimeOffset observedAt)
    {
        var lost = rows?.Lost([.. answers.Absent.Select(version => version.Submission)]);
        return answers
            .Absent.Where(version => answers.IsReclaimed(version) || lost?.Contains(version.Submission.Key) == true)
            .Select(version => Absence(version, answers.IsReclaimed(version), answers, observedAt))
            .Where(change => change.Disowned || change.LeftNothing || change.Unexplained);
    }

    private static PresenceChange Return(SubmissionVersion version, DateTimeOffset observedAt) =>
        new()
        {
            SubmissionKey = version.Submission.Key,
            Present = true,
            ObservedAt = observedAt,
        };

    private static SyncCounts Count(ParsedSheet parsed, SheetChanges answers, int withdrawn, int returned)
    {
        var counts = new SyncCounts(
            RowsRead: parsed.RowsRead,
            Known: parsed.AnswerRows - answers.New.Count,
            New: answers.New.Count,
            Quarantined: parsed.Rejected.Count,
            Blank: parsed.BlankRows,
            Ambiguous: answers.New.Count(submission => submission.Answers.Any(answer => answer.Ambiguous is not null)),
            Withdrawn: withdrawn,
            Returned: returned,
            Outside: parsed.OutsideRows
        );
        return counts.RowsRead == counts.Known + counts.New + counts.Quarantined + counts.Blank + counts.Outside
            ? counts
            : throw new InvalidOperationException($"Rows are unaccounted for: {counts}.");
    }
}
