using System.Globalization;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Quarantine;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Collecting.Sync;

/// <summary>How the rows of a sheet differ from the versions known from it. It does not say what to do about it.</summary>
internal sealed class SheetChanges
{
    /// <summary>Characters. Two schools do not write the same sentence by chance.</summary>
    private const int LongEnoughWords = 20;

    private const int MostAlike = 50; // answers

    private const int LeastSwapped = 2; // rows; one may be typed by hand
    private const int LeastSorted = 3; // rows; two whose cells change places may be mended by hand

    private static readonly ILookup<string, Submission> Empty = Array
        .Empty<Submission>()
        .ToLookup(submission => submission.OrganizationId, StringComparer.Ordinal);

    private readonly ParsedSheet sheet;
    private readonly IReadOnlyList<SubmissionVersion> known;
    private readonly IReadOnlySet<string> inSheet;
    private readonly HashSet<string> newKeys;
    private readonly ILookup<string, Submission> newOf; // by school
    private readonly ILookup<string, Submission> remaining;
    private readonly HashSet<string> cameUpElsewhere; // keys

    private SheetChanges(ParsedSheet sheet, IReadOnlyList<SubmissionVersion> all, IReadOnlySet<string> seenBefore)
    {
        this.sheet = sheet;
        known = [.. all.Where(version => version.Submission.Source == SubmissionSource.Sheet)];
        (New, inSheet) = SameAnswers.Match(sheet.Submissions, known);
        var absent = known.Where(version => version.Present && !inSheet.Contains(version.Submission.Key)).ToList();
        Vanished = [.. absent.Where(version => !seenBefore.Contains(version.Submission.Key))];
        AnyUnsure = absent.Count > Vanished.Count;
        Absent = [.. known.Where(version => IsAbsent(version) && !inSheet.Contains(version.Submission.Key))];
        Returned = [.. known.Where(version => !version.Present && inSheet.Contains(version.Submission.Key))];
        ClockShift = SameAnswers.ClockShift(New, Vanished);
        Lost = [.. FindLost()];
        newOf = New.ToLookup(row => row.OrganizationId, StringComparer.Ordinal);
        newKeys = New.Select(row => row.Key).ToHashSet(StringComparer.Ordinal);
        remaining = Vanished.Count + Absent.Count == 0 ? Empty : FindRemaining(all);
        (Transfers, cameUpElsewhere) = FindTransfers();
    }

    /// <summary>Rows whose version is not known.</summary>
    public IReadOnlyList<Submission> New { get; }

    /// <summary>Versions that count and no longer have a row.</summary>
    public IReadOnlyList<SubmissionVersion> Vanished { get; }

    /// <summary>
    /// Versions whose row went earlier, without anything to show whose it was: its name was spoilt and it waited in quarantine, or an edit
    /// replaced it.
    /// </summary>
    public IReadOnlyList<SubmissionVersion> Absent { get; }

    /// <summary>
    /// Only one of two readings has the rows of some versions: the rows moved while they were read, and the next sync will decide.
    /// </summary>
    public bool AnyUnsure { get; }

    /// <summary>Keys of the versions that have a row.</summary>
    public IReadOnlySet<string> Found => inSheet;

    /// <summary>What is recognised now.</summary>
    /// <param name="before">Recognition in the versions that were known to have a row.</param>
    public Recognition Recognition(Campaign campaign, Recognition before) =>
        before.Changed(
            campaign,
            Vanished.Select(version => version.Submission),
            [.. New, .. Returned.Select(version => version.Submission)]
        );

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
    public bool BelongsElsewhere(SubmissionVersion vanished) => IsOutside(vanished) || IsReclaimed(vanished);

    /// <summary>The row is another school's now, or the operator has declared it to be no school's.</summary>
    public bool IsReclaimed(SubmissionVersion version) =>
        Transfers.Any(transfer => transfer.From == version.Submission)
        || sheet.TakenBack.Any(row =>
            row is { SubmittedAt: { } at, Answers: { } answers } && SameAnswers.IsSameRow(version.Submission, at, answers)
        );

    /// <summary>Its school has no other answer, and the sheet has no row of it with a spoilt name, time or cell.</summary>
    public bool LeavesNothing(SubmissionVersion vanished) =>
        !remaining.Contains(vanished.Submission.OrganizationId) && !IsSpoilt(vanished.Submission);

    /// <summary>
    /// An earlier answer than the school's others went, and no edit replaced it: somebody deleted its row. Or it was replaced, and the same
    /// answers have come up as another school's.
    /// </summary>
    public bool IsUnexplained(SubmissionVersion vanished) =>
        remaining[vanished.Submission.OrganizationId].ToList() is { Count: > 0 } others
        && !BelongsElsewhere(vanished)
        && !HasMoved(vanished)
        && others.TrueForAll(other => other.FirstKnownAt > vanished.Submission.FirstKnownAt)
        && (others.TrueForAll(other => !newKeys.Contains(other.Key)) || cameUpElsewhere.Contains(vanished.Submission.Key))
        && !IsSpoilt(vanished.Submission);

    /// <summary>It was read with a wrong clock, and does not show when the school answered.</summary>
    public bool HasMoved(SubmissionVersion vanished) =>
        ClockShift is { } shift
        && newOf[vanished.Submission.OrganizationId]
            .Any(row => SameAnswers.IsSameRow(vanished.Submission, row.SubmittedAt - shift, row.Answers));

    /// <summary>
    /// A sentence for when one column was sorted apart from the others: many rows consist of the cells of rows that are gone. Null
    /// otherwise.
    /// </summary>
    public string? SortedApart =>
        New.Count >= LeastSorted && New.Count * 5 > Present && HaveSameCells()
            ? $"Сразу {Russian.Count(New.Count, "строка состоит", "строки состоят", "строк состоят")} из прежних ячеек других "
                + "строк: похоже, один столбец отсортировали отдельно от остальных, и ответы, школы и время перепутались."
            : null;

    /// <exception cref="SyncStoppedException">A column was sorted apart, the clock of the sheet was changed, or many answers
    /// vanished at once: only the operator can say why.</exception>
    public void StopIfDoubtful()
    {
        if (SortedApart is { } apart)
        {
            throw new SyncStoppedException(
                $"{apart} Ничего не записано. Верните таблицу: Ctrl+Z или Файл → История версий. Если ячейки переставлены намеренно, "
                    + "на странице «Ход сбора» отметьте «Строки удалены намеренно» и нажмите «Получить ответы сейчас».",
                forPrograms: "Подтверждение в запросе — acceptDisappearance=true."
            );
        }

        if (HalfSwapped is { } swapped)
        {
            throw new SyncStoppedException(swapped);
        }

        if (ClockShift is { } shift)
        {
            throw SyncStoppedException.ZoneChanged(shift);
        }

        // One row may be a mistaken answer that somebody deleted; a fifth of the sheet means a half-sorted sheet or a wrong tab.
        if (Lost.Count >= 2 && Lost.Count * 5 > Present)
        {
            throw new SyncStoppedException(
                $"Из таблицы сразу исчезли {Russian.Count(Lost.Count, "ответ", "ответа", "ответов")} из {Present}. Ничего не записано. "
                    + "Проверьте таблицу: не тот лист, фильтр или случайное удаление. "
                    + "Если строки удалены намеренно, на странице «Ход сбора» отметьте "
                    + "«Строки удалены намеренно» и нажмите «Получить ответы сейчас».",
                forPrograms: "Подтверждение в запросе — acceptDisappearance=true."
            );
        }
    }

    // Excel makes dates of the stamps whose day could be a month, with the two swapped, and leaves the others as text.
    private string? HalfSwapped =>
        sheet.Rejected.Where(row => row.Fault.Reason is RejectionReason.TimeUnreadable && row.Row.Cells.Any(UnreadStamp.IsSlashed)).ToList()
            is { Count: >= LeastSwapped } slashed
        && sheet.AnswerRows > 0
        && slashed.Count * 5 >= sheet.RowsRead
            ? $"В столбце времени часть отметок — текст (строка {slashed[0].Row.Number}), а часть — даты. Так бывает, когда Excel открыл "
                + "выгрузку и переставил день и месяц там, где смог: датам в такой таблице верить нельзя. Ничего не записано. Верните "
                + "таблицу, в которую пишет форма (Файл → История версий). Если отметки вписаны от руки, впишите их так же, как остальные."
            : null;

    private int Present => known.Count(version => version.Present) + sheet.Unread.Versions;

    // As many new rows as vanished, with the same times, the same schools and the same answers, question by question.
    private bool HaveSameCells()
    {
        return New.Count == Vanished.Count
            && Cells(New).SequenceEqual(Cells(Vanished.Select(version => version.Submission)), StringComparer.Ordinal);

        static List<string> Cells(IEnumerable<Submission> rows) =>
            [
                .. rows.SelectMany(row =>
                        row.Answers.Select(answer => $"{answer.ActivityId} {AnswerReading.Digest([answer])}")
                            .Append(row.OrganizationId)
                            .Append(row.SubmittedAt.ToString("O", CultureInfo.InvariantCulture))
                    )
                    .Order(StringComparer.Ordinal),
            ];
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

    // By school: answers that still count, and those that come with this sheet.
    private ILookup<string, Submission> FindRemaining(IReadOnlyList<SubmissionVersion> all) =>
        New.Concat(
                all.Where(version =>
                        version.Submission.Source == SubmissionSource.Sheet ? inSheet.Contains(version.Submission.Key) : version.Present
                    )
                    .Select(version => version.Submission)
            )
            .ToLookup(submission => submission.OrganizationId, StringComparer.Ordinal);

    // A corrected name leaves the row's stamp as it was. An edit in the form moves the stamp, and then only the answers identify the
    // school: they must belong to one school, and have reappeared under one other name. Where the first school has a new row as well, it
    // may have edited its answer, and ticks are alike by chance: then they must contain words, or the operator is asked.
    private (IReadOnlyList<(Submission From, Submission To)> Transfers, HashSet<string> CameUpElsewhere) FindTransfers()
    {
        if (New.Count == 0 || Vanished.Count + Absent.Count == 0)
        {
            return ([], []);
        }

        var before = known.Select(version => version.Submission.OrganizationId).ToHashSet(StringComparer.Ordinal);
        var vanished = Vanished.Select(version => version.Submission).ToList();
        var byAnswers = New.ToLookup(row => AnswerReading.Digest(row.Answers), StringComparer.Ordinal);
        var only = vanished
            .GroupBy(version => AnswerReading.Digest(version.Answers), StringComparer.Ordinal)
            .SelectMany(same => OnlyPairs([.. same], [.. byAnswers[same.Key]], MayBeEdited))
            .ToList();
        var doubtful = only.Where(pair => newOf.Contains(pair.From.OrganizationId) && !HasWords(pair.From)).ToList();
        var waited = Absent.Select(version => version.Submission).Where(version => Stamp.IsExact(version.SubmittedAt));
        var bySecond = New.ToLookup(row => row.SubmittedAt.ToUnixTimeSeconds());
        var renamed =
            from version in vanished.Concat(waited)
            from near in new[] { -1, 0, 1 } // a download cuts the second or rounds it
            from row in bySecond[version.SubmittedAt.ToUnixTimeSeconds() + near]
            where row.OrganizationId != version.OrganizationId && SameAnswers.IsSameRow(version, row.SubmittedAt, row.Answers)
            select (version, row);
        return ([.. renamed, .. only.Except(doubtful)], doubtful.Select(pair => pair.From.Key).ToHashSet(StringComparer.Ordinal));

        bool MayBeEdited(Submission from, Submission to) =>
            to.OrganizationId != from.OrganizationId
            && to.SubmittedAt > from.SubmittedAt
            && (!newOf.Contains(from.OrganizationId) || !before.Contains(to.OrganizationId) || HasWords(from));
    }

    // Many equal answers have no single pair, and there may be thousands of them on the last day.
    private static IEnumerable<(Submission From, Submission To)> OnlyPairs(
        IReadOnlyList<Submission> vanished,
        IReadOnlyList<Submission> added,
        Func<Submission, Submission, bool> fits
    )
    {
        if (vanished.Count > MostAlike || added.Count > MostAlike)
        {
            return [];
        }

        var pairs = (from one in vanished from other in added where fits(one, other) select (From: one, To: other)).ToList();
        return pairs.Where(pair => pairs.Count(other => other.From == pair.From) == 1 && pairs.Count(other => other.To == pair.To) == 1);
    }

    /// <summary>Its answers are no other school's by chance.</summary>
    public static bool HasWords(Submission submission) =>
        submission.Answers.Any(answer => (answer.Other ?? answer.Ambiguous)?.Length >= LongEnoughWords);

    private static bool IsAbsent(SubmissionVersion version) =>
        version is { Present: false, Decision: null, LastPresence: { Disowned: false, LeftNothing: false, Unexplained: false } };

    private bool IsSpoilt(Submission version) =>
        sheet.Rejected.Any(row => SameAnswers.IsSpoilt(version, row.SubmittedAt, row.OrganizationId, row.Content));
}
