using RoadmapFunctions.Answers;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Collecting.Sync;

/// <summary>How the rows of a sheet differ from the versions that are known from it. Says nothing of what to do about it.</summary>
internal sealed class SheetChanges
{
    private readonly ParsedSheet sheet;
    private readonly IReadOnlyList<SubmissionVersion> known;
    private readonly IReadOnlySet<string> inSheet;

    private SheetChanges(ParsedSheet sheet, IReadOnlyList<SubmissionVersion> known)
    {
        (this.sheet, this.known) = (sheet, known);
        (New, inSheet) = SameAnswers.Match(sheet.Submissions, known);
        Vanished = [.. known.Where(version => version.Present && !inSheet.Contains(version.Submission.Key))];
        Returned = [.. known.Where(version => !version.Present && inSheet.Contains(version.Submission.Key))];
        ClockShift = SameAnswers.ClockShift(New, Vanished);
        Lost = [.. FindLost()];
    }

    /// <summary>Rows whose version is not known.</summary>
    public IReadOnlyList<Submission> New { get; }

    /// <summary>Versions that count and have no row any more.</summary>
    public IReadOnlyList<SubmissionVersion> Vanished { get; }

    /// <summary>Versions that were withdrawn and have a row again.</summary>
    public IReadOnlyList<SubmissionVersion> Returned { get; }

    /// <summary>Of those that vanished, versions that their school has not replaced: an edit replaces the row, and nothing is lost by it.</summary>
    public IReadOnlyList<SubmissionVersion> Lost { get; }

    /// <summary>By how much the time of known answers has moved; null when it has not.</summary>
    public TimeSpan? ClockShift { get; }

    public static SheetChanges Find(ParsedSheet sheet, SubmissionHistory history) =>
        new(sheet, [.. history.Versions.Where(version => version.Submission.Source == SubmissionSource.Sheet)]);

    /// <summary>
    /// The same row has come up as another school's, or the operator has said that it is no school's. A name that no school has disowns nothing:
    /// a typo in a name must not make a school late.
    /// </summary>
    public bool BelongsElsewhere(SubmissionVersion vanished) =>
        New.Any(row => row.OrganizationId != vanished.Submission.OrganizationId && SameAnswers.IsSameRow(vanished.Submission, row.SubmittedAt, row.Answers))
        || sheet.TakenBack.Any(row => row is { SubmittedAt: { } at, Answers: { } answers } && SameAnswers.IsSameRow(vanished.Submission, at, answers));

    /// <summary>It was read by a wrong clock, and tells nothing of when the school answered.</summary>
    public bool HasMoved(SubmissionVersion vanished) => ClockShift is { } shift && New.Any(row =>
        row.OrganizationId == vanished.Submission.OrganizationId && SameAnswers.IsSameRow(vanished.Submission, row.SubmittedAt - shift, row.Answers));

    /// <exception cref="SyncStoppedException">The clock of the sheet was changed, or many answers vanished at once: only the operator can say why.</exception>
    public void StopIfDoubtful()
    {
        if (ClockShift is { } shift)
        {
            throw new SyncStoppedException(
                $"Время известных ответов в таблице стало {(shift > TimeSpan.Zero ? "позже" : "раньше")} на {Russian.Duration(shift)}: похоже, в ней сменили " +
                "часовой пояс. Ничего не записано, потому что от этого зависит, кто ответил в срок. Верните прежний пояс: Файл → Настройки → " +
                "Часовой пояс. Если прежний был ошибкой, на странице «Ход сбора» отметьте «Строки удалены намеренно» и нажмите «Получить ответы сейчас».",
                forPrograms: "Подтверждение в запросе — acceptDisappearance=true.");
        }

        // One row may well be a mistaken answer that somebody deleted; a fifth of the sheet is a sorted half or a wrong tab.
        var present = known.Count(version => version.Present);
        if (Lost.Count >= 2 && Lost.Count * 5 > present)
        {
            throw new SyncStoppedException(
                $"Из таблицы сразу исчезли {Russian.Count(Lost.Count, "ответ", "ответа", "ответов")} из {present}. Ничего не записано. " +
                "Проверьте таблицу: не тот лист, фильтр или случайное удаление. Если строки удалены намеренно, на странице «Ход сбора» отметьте " +
                "«Строки удалены намеренно» и нажмите «Получить ответы сейчас».",
                forPrograms: "Подтверждение в запросе — acceptDisappearance=true.");
        }
    }

    private IEnumerable<SubmissionVersion> FindLost()
    {
        var latest = New.Concat(known.Where(version => inSheet.Contains(version.Submission.Key)).Select(version => version.Submission))
            .GroupBy(submission => submission.OrganizationId, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Max(submission => submission.SubmittedAt), StringComparer.Ordinal);
        return Vanished.Where(version =>
            !latest.TryGetValue(version.Submission.OrganizationId, out var replaced) || replaced < version.Submission.SubmittedAt);
    }
}
