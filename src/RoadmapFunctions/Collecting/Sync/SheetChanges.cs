using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Collecting.Sync;

/// <summary>How the rows of a sheet differ from the versions known from it. It does not say what to do about it.</summary>
internal sealed class SheetChanges
{
    private readonly ParsedSheet sheet;
    private readonly IReadOnlyList<SubmissionVersion> known;
    private readonly IReadOnlySet<string> inSheet;
    private readonly HashSet<string> schoolsWithAnswers;

    private SheetChanges(ParsedSheet sheet, IReadOnlyList<SubmissionVersion> all, IReadOnlySet<string> seenBefore)
    {
        this.sheet = sheet;
        known = [.. all.Where(version => version.Submission.Source == SubmissionSource.Sheet)];
        (New, inSheet) = SameAnswers.Match(sheet.Submissions, known);
        var absent = known.Where(version => version.Present && !inSheet.Contains(version.Submission.Key)).ToList();
        Vanished = [.. absent.Where(version => !seenBefore.Contains(version.Submission.Key))];
        AnyUnsure = absent.Count > Vanished.Count;
        Returned = [.. known.Where(version => !version.Present && inSheet.Contains(version.Submission.Key))];
        ClockShift = SameAnswers.ClockShift(New, Vanished);
        Lost = [.. FindLost()];
        Transfers = [.. FindTransfers()];
        schoolsWithAnswers = sheet
            .Submissions.Concat(
                all.Where(version => version.Present && version.Submission.Source != SubmissionSource.Sheet)
                    .Select(version => version.Submission)
            )
            .Select(submission => submission.OrganizationId)
            .ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Rows whose version is not known.</summary>
    public IReadOnlyList<Submission> New { get; }

    /// <summary>Versions that count and no longer have a row.</summary>
    public IReadOnlyList<SubmissionVersion> Vanished { get; }

    /// <summary>
    /// Only one of two readings has the rows of some versions: the rows moved while they were read, and the next sync will decide.
    /// </summary>
    public bool AnyUnsure { get; }

    /// <summary>Keys of the versions that have a row.</summary>
    public IReadOnlySet<string> Found => inSheet;

    /// <summary>What is recognised now.</summary>
    /// <param name="before">Recognition in the versions that were known to have a row.</param>
    public Recognition Recognition(Campaign campaign, Recognition before) =>
        before.Changed(campaign, Vanished.Select(version => version.Submission), [.. New, .. Returned.Select(version => version.Submission)]);

    /// <summary>Withdrawn versions that have a row again.</summary>
    public IReadOnlyList<SubmissionVersion> Returned { get; }

    /// <summary>Vanished versions that their school has not replaced: an edit replaces the row, and nothing is lost by it.</summary>
    public IReadOnlyList<SubmissionVersion> Lost { get; }

    /// <summary>How far the time of known answers has moved; null when it has not.</summary>
    public TimeSpan? ClockShift { get; }

    /// <param name="seenBefore">Keys of the versions that a reading a moment ago has found: a row that only one of two readings lacks
    /// has not vanished.</param>
    public static SheetChanges Find(ParsedSheet sheet, SubmissionHistory history, IReadOnlySet<string>? seenBefore = null) =>
        new(sheet, [.. history.Versions], seenBefore ?? new HashSet<string>(StringComparer.Ordinal));

    /// <summary>Versions whose row has reappeared as another school's, with that row.</summary>
    public IReadOnlyList<(Submission From, Submission To)> Transfers { get; }

    /// <summary>
    /// The row has reappeared as another school's, the operator has declared it to be no school's, or it belongs to another campaign. A
    /// name that no school has proves nothing: a typo in a name must not make a school late.
    /// </summary>
    public bool BelongsElsewhere(SubmissionVersion vanished) =>
        IsOutside(vanished)
        || Transfers.Any(transfer => transfer.From == vanished.Submission)
        || sheet.TakenBack.Any(row =>
            row is { SubmittedAt: { } at, Answers: { } answers } && SameAnswers.IsSameRow(vanished.Submission, at, answers)
        );

    /// <summary>Its school has no other answer, and the sheet has no row of it with a spoilt name, time or cell.</summary>
    public bool LeavesNothing(SubmissionVersion vanished) =>
        !schoolsWithAnswers.Contains(vanished.Submission.OrganizationId)
        && !sheet.RefusedContents.Any(row => IsSpoilt(vanished.Submission, row));

    /// <summary>It was read with a wrong clock, and does not show when the school answered.</summary>
    public bool HasMoved(SubmissionVersion vanished) =>
        ClockShift is { } shift
        && New.Any(row =>
            row.OrganizationId == vanished.Submission.OrganizationId
            && SameAnswers.IsSameRow(vanished.Submission, row.SubmittedAt - shift, row.Answers)
        );

    /// <exception cref="SyncStoppedException">The clock of the sheet was changed, or many answers vanished at once: only the
    /// operator can say why.</exception>
    public void StopIfDoubtful()
    {
        if (ClockShift is { } shift)
        {
            throw new SyncStoppedException(
                $"Время известных ответов в таблице стало {(shift > TimeSpan.Zero ? "позже" : "раньше")} "
                    + $"на {Russian.Duration(shift)}: похоже, в ней сменили "
                    + "часовой пояс. Ничего не записано, потому что от этого зависит, "
                    + "кто ответил в срок. Верните прежний пояс: Файл → Настройки → "
                    + "Часовой пояс. Если прежний был ошибкой, на странице «Ход сбора» "
                    + "отметьте «Строки удалены намеренно» и нажмите «Получить ответы сейчас».",
                forPrograms: "Подтверждение в запросе — acceptDisappearance=true."
            );
        }

        // One row may be a mistaken answer that somebody deleted; a fifth of the sheet means a half-sorted sheet or a wrong tab.
        var present = known.Count(version => version.Present) + sheet.Unread.Versions;
        if (Lost.Count >= 2 && Lost.Count * 5 > present)
        {
            throw new SyncStoppedException(
                $"Из таблицы сразу исчезли {Russian.Count(Lost.Count, "ответ", "ответа", "ответов")} из {present}. Ничего не записано. "
                    + "Проверьте таблицу: не тот лист, фильтр или случайное удаление. "
                    + "Если строки удалены намеренно, на странице «Ход сбора» отметьте "
                    + "«Строки удалены намеренно» и нажмите «Получить ответы сейчас».",
                forPrograms: "Подтверждение в запросе — acceptDisappearance=true."
            );
        }
    }

    // The campaign has got another first day, or another campaign now reads the same sheet.
    private bool IsOutside(SubmissionVersion version) => !sheet.Window.Holds(version.Submission.SubmittedAt);

    private IEnumerable<SubmissionVersion> FindLost()
    {
        if (Vanished.Count == 0)
        {
            return [];
        }

        var latest = New.Concat(known.Where(version => inSheet.Contains(version.Submission.Key)).Select(version => version.Submission))
            .GroupBy(submission => submission.OrganizationId, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Max(submission => submission.SubmittedAt), StringComparer.Ordinal);
        return Vanished.Where(version =>
            !IsOutside(version)
            && (!latest.TryGetValue(version.Submission.OrganizationId, out var replaced) || replaced < version.Submission.SubmittedAt)
        );
    }

    // A corrected name leaves the row's stamp as it was. An edit in the form moves the stamp, and then only the answers identify the
    // school: they must belong to one school that has nothing new, and have reappeared under one other name.
    private IEnumerable<(Submission From, Submission To)> FindTransfers()
    {
        if (Vanished.Count == 0)
        {
            return [];
        }

        var renewed = New.Select(row => row.OrganizationId).ToHashSet(StringComparer.Ordinal);
        var vanished = Vanished.Select(version => version.Submission).ToList();
        var unreplaced = vanished.Where(version => !renewed.Contains(version.OrganizationId)).ToList();
        var byAnswers = (unreplaced.Count == 0 ? [] : New).ToLookup(row => AnswerReading.Digest(row.Answers), StringComparer.Ordinal);
        var edited = unreplaced
            .SelectMany(
                version => byAnswers[AnswerReading.Digest(version.Answers)].Where(row => IsLaterElsewhere(version, row)),
                (version, row) => (From: version, To: row)
            )
            .ToList();
        return vanished
            .SelectMany(
                version =>
                    New.Where(row =>
                        row.OrganizationId != version.OrganizationId && SameAnswers.IsSameRow(version, row.SubmittedAt, row.Answers)
                    ),
                (version, row) => (version, row)
            )
            .Concat(
                edited.Where(pair => edited.Count(other => other.From == pair.From) == 1 && edited.Count(other => other.To == pair.To) == 1)
            );
    }

    private static bool IsLaterElsewhere(Submission version, Submission row) =>
        row.OrganizationId != version.OrganizationId && row.SubmittedAt > version.SubmittedAt;

    // One of time, school and answers may have been spoilt.
    private static bool IsSpoilt(Submission version, RowContent row) =>
        new[]
        {
            row.SubmittedAt is { } at && Stamp.Agree(at, version.SubmittedAt),
            row.OrganizationId == version.OrganizationId,
            row.Answers is { } answers && AnswerReading.Digest(answers) == AnswerReading.Digest(version.Answers),
        }.Count(agrees => agrees) >= 2;
}
