using RoadmapFunctions.Quarantine;
using RoadmapFunctions.Sheets;
using RoadmapFunctions.Submissions;
using RoadmapFunctions.Text;

namespace RoadmapFunctions.Sync;

/// <summary>What a sheet changes in what is known. Made before anything is written.</summary>
public sealed record SyncPlan
{
    public required IReadOnlyList<LogEntry> Entries { get; init; }

    public required IReadOnlyList<QuarantineItem> ToQuarantine { get; init; }

    public required IReadOnlyList<QuarantineItem> ToClose { get; init; }

    public required IReadOnlyList<QuarantineItem> ToReopen { get; init; }

    public required SyncCounts Counts { get; init; }

    /// <param name="acceptDisappearance">The operator knows that many rows vanished and means it.</param>
    /// <exception cref="SyncStoppedException">Too many answers vanished at once.</exception>
    public static SyncPlan Make(
        ParsedSheet parsed,
        SheetRow header,
        SubmissionHistory history,
        IReadOnlyList<QuarantineItem> quarantine,
        DateTimeOffset observedAt,
        bool acceptDisappearance)
    {
        var inSheet = parsed.Submissions.DistinctBy(submission => submission.Key, StringComparer.Ordinal)
            .ToDictionary(submission => submission.Key, StringComparer.Ordinal);
        var known = history.Versions.Where(version => version.Submission.Source == SubmissionSource.Sheet)
            .ToDictionary(version => version.Submission.Key, StringComparer.Ordinal);
        var added = inSheet.Values.Where(submission => !known.ContainsKey(submission.Key)).ToList();
        var vanished = known.Values.Where(version => version.Present && !inSheet.ContainsKey(version.Submission.Key)).ToList();
        var returned = known.Values.Where(version => !version.Present && inSheet.ContainsKey(version.Submission.Key)).ToList();
        if (!acceptDisappearance)
        {
            StopIfTooMany(Unexplained(vanished, inSheet.Values), known.Values.Count(version => version.Present));
        }

        var rejected = parsed.Rejected.Select(row => RejectedRows.ToItem(row, header, observedAt))
            .DistinctBy(item => item.Key, StringComparer.Ordinal)
            .ToDictionary(item => item.Key, StringComparer.Ordinal);
        var quarantined = quarantine.ToDictionary(item => item.Key, StringComparer.Ordinal);
        return new SyncPlan
        {
            Entries =
            [
                .. added,
                .. vanished.Select(version => Presence(version, present: false)),
                .. returned.Select(version => Presence(version, present: true)),
            ],
            ToQuarantine = [.. rejected.Values.Where(item => !quarantined.ContainsKey(item.Key))],
            ToClose = [.. quarantine.Where(item => item.Open && !rejected.ContainsKey(item.Key))],
            ToReopen = [.. quarantine.Where(item => !item.Open && !item.Dismissed && rejected.ContainsKey(item.Key))],
            Counts = Balanced(new SyncCounts(
                RowsRead: parsed.RowsRead,
                Known: parsed.Submissions.Count - added.Count,
                New: added.Count,
                Quarantined: parsed.Rejected.Count,
                Blank: parsed.BlankRows,
                Ambiguous: added.Count(submission => submission.Answers.Any(answer => answer.Ambiguous is not null)),
                Withdrawn: vanished.Count,
                Returned: returned.Count)),
        };

        PresenceChange Presence(SubmissionVersion version, bool present) =>
            new() { SubmissionKey = version.Submission.Key, Present = present, ObservedAt = observedAt };
    }

    // Editing an answer replaces its row, so a version that the same school has replaced has not vanished in earnest.
    private static int Unexplained(IEnumerable<SubmissionVersion> vanished, IEnumerable<Submission> inSheet)
    {
        var latest = inSheet.GroupBy(submission => submission.OrganizationId, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Max(submission => submission.SubmittedAt), StringComparer.Ordinal);
        return vanished.Count(version =>
            !latest.TryGetValue(version.Submission.OrganizationId, out var replaced) || replaced < version.Submission.SubmittedAt);
    }

    private static void StopIfTooMany(int vanished, int present)
    {
        // One row may well be a mistaken answer that somebody deleted; a fifth of the sheet is a sorted half or a wrong tab.
        if (vanished >= 2 && vanished * 5 > present)
        {
            throw new SyncStoppedException(
                $"Из таблицы сразу исчезли {Russian.Count(vanished, "ответ", "ответа", "ответов")} из {present}. Ничего не записано. " +
                "Проверьте таблицу: не тот лист, фильтр или случайное удаление. Если строки удалены намеренно, на странице «Ход сбора» отметьте «Строки удалены намеренно» и нажмите «Получить ответы сейчас».",
                forPrograms: "Подтверждение в запросе — acceptDisappearance=true.");
        }
    }

    private static SyncCounts Balanced(SyncCounts counts) => counts.RowsRead == counts.Known + counts.New + counts.Quarantined + counts.Blank
        ? counts
        : throw new InvalidOperationException($"Rows are unaccounted for: {counts}.");
}
