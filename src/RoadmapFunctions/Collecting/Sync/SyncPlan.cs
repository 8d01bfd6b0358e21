using RoadmapFunctions.Answers;
using RoadmapFunctions.Collecting.Quarantine;
using RoadmapFunctions.Collecting.Sheets;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Collecting.Sync;

/// <summary>What a sheet changes in what is known. Made before anything is written.</summary>
public sealed record SyncPlan
{
    public required IReadOnlyList<LogEntry> Entries { get; init; }

    public required IReadOnlyList<QuarantineItem> ToQuarantine { get; init; }

    public required IReadOnlyList<QuarantineItem> ToClose { get; init; }

    public required IReadOnlyList<QuarantineItem> ToReopen { get; init; }

    public required SyncCounts Counts { get; init; }

    /// <summary>Equal for plans that change the same, whenever they are made.</summary>
    public string Fingerprint => Digest.Of(string.Join('\n',
        Entries.Select(entry => entry is PresenceChange change ? $"{change.SubmissionKey} {change.Present}" : entry.Key)
            .Concat(ToQuarantine.Select(item => $"+{item.Key}")).Concat(ToClose.Select(item => $"-{item.Key}")).Concat(ToReopen.Select(item => $"~{item.Key}"))
            .Order(StringComparer.Ordinal)));

    /// <summary>By how much the time of known answers has moved; null when it has not.</summary>
    public required TimeSpan? ClockShift { get; init; }

    /// <exception cref="SyncStoppedException">Too many answers vanished at once, or the sheet's clock was changed.</exception>
    public static SyncPlan Make(
        ParsedSheet parsed,
        SheetRow header,
        SubmissionHistory history,
        IReadOnlyList<QuarantineItem> quarantine,
        DateTimeOffset observedAt,
        Disappearance disappearance)
    {
        var known = history.Versions.Where(version => version.Submission.Source == SubmissionSource.Sheet).ToList();
        var matched = SameAnswers.Match(parsed.Submissions, known);
        var vanished = known.Where(version => version.Present && !matched.Known.Contains(version.Submission.Key)).ToList();
        var returned = known.Where(version => !version.Present && matched.Known.Contains(version.Submission.Key)).ToList();
        var shift = SameAnswers.ClockShift(matched.New, vanished);
        var disowned = vanished.Where(version => IsElsewhere(version.Submission, matched.New, parsed) || (disappearance == Disappearance.Withdraw && HasMoved(version.Submission, matched.New, shift))).ToHashSet();
        var unexplained = Unexplained(vanished, [.. matched.New, .. known.Where(version => matched.Known.Contains(version.Submission.Key)).Select(version => version.Submission)]);
        if (disappearance == Disappearance.StopIfMany)
        {
            StopIfShifted(shift);
            StopIfTooMany(unexplained.Count, known.Count(version => version.Present));
        }

        var rejected = parsed.Rejected.Select(row => RejectedRows.ToItem(row, header, observedAt))
            .DistinctBy(item => item.Key, StringComparer.Ordinal)
            .ToDictionary(item => item.Key, StringComparer.Ordinal);
        var quarantined = quarantine.ToDictionary(item => item.Key, StringComparer.Ordinal);
        var gone = quarantine.Where(item => item.Open && !rejected.ContainsKey(item.Key)).ToLookup(item => parsed.Mended.Contains(item.Key));
        var kept = disappearance == Disappearance.Keep ? unexplained.Where(version => !disowned.Contains(version)).ToList() : [];
        var withdrawn = vanished.Except(kept).ToList();

        // A file that has all the answers that are known is as new as they are, and so is its want of a row; an older one proves nothing.
        var (forgets, brings) = (disappearance != Disappearance.Keep || kept.Count == 0, disappearance != Disappearance.Keep);
        return new SyncPlan
        {
            Entries =
            [
                .. matched.New,
                .. withdrawn.Select(version => Presence(version, present: false)),
                .. brings ? returned.Select(version => Presence(version, present: true)) : [],
            ],
            ToQuarantine = [.. rejected.Values.Where(item => !quarantined.ContainsKey(item.Key))],
            ToClose = [.. gone[true], .. forgets ? gone[false] : []],
            ToReopen = [.. quarantine.Where(item => !item.Open && !item.Dismissed && rejected.ContainsKey(item.Key))],
            ClockShift = shift,
            Counts = Balanced(new SyncCounts(
                RowsRead: parsed.RowsRead,
                Known: parsed.Submissions.Count - matched.New.Count,
                New: matched.New.Count,
                Quarantined: parsed.Rejected.Count,
                Blank: parsed.BlankRows,
                Ambiguous: matched.New.Count(submission => submission.Answers.Any(answer => answer.Ambiguous is not null)),
                Withdrawn: withdrawn.Count,
                Returned: brings ? returned.Count : 0)),
        };

        PresenceChange Presence(SubmissionVersion version, bool present) => new()
        {
            SubmissionKey = version.Submission.Key,
            Present = present,
            Disowned = !present && disowned.Contains(version),
            ObservedAt = observedAt,
        };
    }

    // The same row has come up as another school's, or the operator has said that it is nobody's. A name that was spoilt in the sheet
    // disowns nothing: a slip of somebody's hand must not make a school late.
    private static bool IsElsewhere(Submission vanished, IEnumerable<Submission> added, ParsedSheet parsed) =>
        added.Where(row => row.OrganizationId != vanished.OrganizationId).Select(row => (row.SubmittedAt, row.Answers)).Concat(parsed.TakenBack)
            .Any(row => SameAnswers.IsSameRow(vanished, row.SubmittedAt, row.Answers));

    // It was read by a wrong clock, and tells nothing of when the school answered. Which clock is wrong, only the operator can say.
    private static bool HasMoved(Submission vanished, IEnumerable<Submission> added, TimeSpan? shift) => shift is { } moved
        && added.Any(row => row.OrganizationId == vanished.OrganizationId && SameAnswers.IsSameRow(vanished, row.SubmittedAt - moved, row.Answers));

    // Editing an answer replaces its row, so a version that the same school has replaced has not vanished in earnest.
    private static List<SubmissionVersion> Unexplained(IEnumerable<SubmissionVersion> vanished, IEnumerable<Submission> inSheet)
    {
        var latest = inSheet.GroupBy(submission => submission.OrganizationId, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Max(submission => submission.SubmittedAt), StringComparer.Ordinal);
        return [.. vanished.Where(version =>
            !latest.TryGetValue(version.Submission.OrganizationId, out var replaced) || replaced < version.Submission.SubmittedAt)];
    }

    private static void StopIfShifted(TimeSpan? shift)
    {
        if (shift is { } moved)
        {
            throw new SyncStoppedException(
                $"Время известных ответов в таблице стало {(moved > TimeSpan.Zero ? "позже" : "раньше")} на {Russian.Duration(moved)}: похоже, в ней сменили часовой пояс. Ничего не записано, " +
                "потому что от этого зависит, кто ответил в срок. Верните прежний пояс: Файл → Настройки → Часовой пояс. Если прежний был ошибкой, на странице «Ход сбора» отметьте «Строки удалены намеренно» и нажмите «Получить ответы сейчас».",
                forPrograms: "Подтверждение в запросе — acceptDisappearance=true.");
        }
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
