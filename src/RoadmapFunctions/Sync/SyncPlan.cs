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

    /// <summary>Answers and open quarantine that the sheet does not have and that stay nevertheless.</summary>
    public required int Kept { get; init; }

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
        var unexplained = Unexplained(vanished, parsed.Submissions);
        var shift = SameAnswers.ClockShift(matched.New, vanished);
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
        var keeps = disappearance == Disappearance.Keep;
        var withdrawn = keeps ? [.. vanished.Except(unexplained)] : vanished;
        return new SyncPlan
        {
            Entries =
            [
                .. matched.New,
                .. withdrawn.Select(version => Presence(version, present: false)),
                .. returned.Select(version => Presence(version, present: true)),
            ],
            ToQuarantine = [.. rejected.Values.Where(item => !quarantined.ContainsKey(item.Key))],
            ToClose = [.. gone[true], .. keeps ? [] : gone[false]],
            ToReopen = [.. quarantine.Where(item => !item.Open && !item.Dismissed && rejected.ContainsKey(item.Key))],
            Kept = keeps ? unexplained.Count + gone[false].Count() : 0,
            ClockShift = shift,
            Counts = Balanced(new SyncCounts(
                RowsRead: parsed.RowsRead,
                Known: parsed.Submissions.Count - matched.New.Count,
                New: matched.New.Count,
                Quarantined: parsed.Rejected.Count,
                Blank: parsed.BlankRows,
                Ambiguous: matched.New.Count(submission => submission.Answers.Any(answer => answer.Ambiguous is not null)),
                Withdrawn: withdrawn.Count,
                Returned: returned.Count)),
        };

        PresenceChange Presence(SubmissionVersion version, bool present) => new()
        {
            SubmissionKey = version.Submission.Key,
            Present = present,
            Disowned = !present && IsElsewhere(version.Submission, parsed),
            ObservedAt = observedAt,
        };
    }

    // The same words of the same moment are in the sheet still, as another school's, or the operator has said that they are nobody's.
    // A name that was spoilt in the sheet disowns nothing: a slip of somebody's hand must not make a school late.
    private static bool IsElsewhere(Submission vanished, ParsedSheet parsed)
    {
        var content = SubmissionKey.ContentOf(vanished.Answers);
        return parsed.Submissions.Where(row => row.OrganizationId != vanished.OrganizationId).Select(row => (row.SubmittedAt, row.Answers)).Concat(parsed.TakenBack)
            .Any(row => row.SubmittedAt == vanished.SubmittedAt && SubmissionKey.ContentOf(row.Answers) == content);
    }

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
                "потому что от этого зависит, кто ответил в срок. Верните прежний пояс: Файл → Настройки → Часовой пояс. Если прежний был ошибкой, запустите выгрузку с подтверждением (acceptDisappearance=true).");
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
