using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Quarantine;
using RoadmapFunctions.Collecting.Sheets;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Collecting.Sync;

/// <summary>Reads a sheet for its campaign. One bad row never stops the others.</summary>
public sealed class ResponseParser
{
    // A fast clock or a wrong zone is less than a day ahead, and FirstSeen treats such an answer fairly. A time further ahead is a typing
    // mistake, and would override everything that the school answers until that day.
    private static readonly TimeSpan FarthestAhead = TimeSpan.FromDays(1);

    private const int LongestHeader = 120;

    private readonly SheetColumns columns;
    private readonly SheetTime time;
    private readonly TimeZoneInfo zone;
    private readonly AnswerWindow window;
    private readonly DateTimeOffset observedAt;
    private readonly SchoolReader schools;
    private readonly IReadOnlyList<AnswerCells> readers;
    private readonly int[] usedColumns;
    private readonly int[] answerColumns;
    private readonly EarlierDecisions decisions;
    private readonly DirectAnswers direct;

    private ResponseParser(
        SheetColumns columns,
        string timeZone,
        Campaign campaign,
        DateTimeOffset observedAt,
        IReadOnlyCollection<QuarantineItem> quarantine,
        DirectAnswers direct
    )
    {
        decisions = new(campaign, quarantine);
        this.direct = direct;
        this.columns = columns;
        time = SheetTime.InZone(timeZone);
        zone = campaign.Zone;
        window = campaign.Answers;
        this.observedAt = observedAt;
        schools = new(columns.Organization, OrganizationMatcher.Of(campaign));
        readers = [.. campaign.Activities.Select(activity => new AnswerCells(activity))];
        usedColumns = [.. columns.All];
        answerColumns = [.. columns.All.Except(columns.SubmittedAt)];
    }

    /// <param name="observedAt">When the sheet was read.</param>
    /// <param name="quarantine">All items: a row whose school the operator has named is read as that school's.</param>
    /// <param name="direct">Answers that no row may replace unseen; null when the schools have sent none directly.</param>
    /// <param name="judged">Rows of the sheet that were judged while it was read, with their numbers.</param>
    /// <exception cref="SyncStoppedException">The sheet as a whole cannot be read.</exception>
    public static ParsedSheet Parse(
        SheetSnapshot sheet,
        Campaign campaign,
        DateTimeOffset observedAt,
        IReadOnlyCollection<QuarantineItem> quarantine,
        DirectAnswers? direct = null,
        IReadOnlyList<(int Number, JudgedRow Row)>? judged = null
    )
    {
        var found = SheetColumns.Find(sheet, campaign);
        var parser = new ResponseParser(found, sheet.TimeZone, campaign, observedAt, quarantine, direct ?? DirectAnswers.None);
        var rows = sheet.Rows.Select(row => (row.Number, Row: new JudgedRow(row.Digest, parser.Judge(row))));
        List<JudgedRow> all = judged is null or []
            ? [.. rows.Select(row => row.Row)]
            : [.. judged.Concat(rows).OrderBy(row => row.Number).Select(row => row.Row)];
        return new(
            all,
            campaign.Answers,
            [
                .. OtherTabWarnings.Of(sheet, campaign),
                .. found.Warnings.Concat(Misplaced(sheet, all)).Select(text => new SheetWarning(SheetWarningKind.Column, text)),
            ]
        )
        {
            IsReadRowByRow = found.AreFoundByHeader,
        };
    }

    private static IEnumerable<string> Misplaced(SheetSnapshot sheet, IEnumerable<JudgedRow> rows) =>
        rows.Select(row => (row.Verdict as AnswerRow)?.Misplaced)
            .OfType<MisplacedAnswer>()
            .CountBy(misplaced => (misplaced.Column, misplaced.Activity))
            .Select(same =>
                $"Столбец {A1.Column(same.Key.Column)} "
                + $"{Russian.Quoted(CleanText.Abridged(sheet.Header[same.Key.Column].Text, LongestHeader))} не узнан, а в нём "
                + $"{Russian.Count(same.Value, "ответ", "ответа", "ответов")} на вопрос "
                + $"{Russian.Quoted($"{same.Key.Activity.Number}. {same.Key.Activity.Title}")}, и в своём столбце "
                + $"{(same.Value == 1 ? "его" : "их")} нет. Похоже, вопрос задали в форме заново, другими словами. Эти ответы не учтены. "
                + "Впишите заголовок столбца в кампанию: «Править», «Вопросы», «Как ещё называется столбец»."
            );

    /// <returns>Null when only the rows show what the columns are.</returns>
    /// <exception cref="SyncStoppedException">The zone of the sheet is not known.</exception>
    internal static ResponseParser? ByHeader(
        string timeZone,
        SheetRow header,
        Campaign campaign,
        DateTimeOffset observedAt,
        IReadOnlyCollection<QuarantineItem> quarantine,
        DirectAnswers direct
    ) =>
        SheetColumns.FindByHeader(header, campaign) is { } columns
            ? new ResponseParser(columns, timeZone, campaign, observedAt, quarantine, direct)
            : null;

    /// <summary>It contains a number, and the service has not yet told what people see for it.</summary>
    internal bool WaitsForLooks(SheetRow row)
    {
        for (var column = 0; column < row.Cells.Count; column++)
        {
            if (row.Cells[column].Kind == SheetCellKind.Number && !columns.SubmittedAt.Contains(column))
            {
                return true;
            }
        }

        return false;
    }

    internal RowVerdict Judge(SheetRow row)
    {
        row = WithoutFailedLookups(row);
        if (usedColumns.All(column => row[column].IsBlank))
        {
            return new BlankRow();
        }

        var cellFault = CellRules.Check(row, usedColumns);
        var (submittedAt, timeFault) = ReadTime(row);
        if (submittedAt is { } at && !window.Holds(at))
        {
            return new OutsideRow(row.Number);
        }

        var (organization, organizationFault) = ReadOrganization(row);
        var answers = cellFault is null ? ReadAnswers(row) : null;
        return (cellFault ?? timeFault ?? organizationFault) is { } fault
            ? Refused(
                row,
                fault with
                {
                    SuggestedOrganizationId = organizationFault?.SuggestedOrganizationId,
                },
                new(submittedAt, organization?.Id, answers)
            )
            : Admitted(row, organization!, submittedAt!.Value, answers!);
    }

    // A formula beside the form's own column may fail to find the school; the form's cell names it all the same.
    private SheetRow WithoutFailedLookups(SheetRow row)
    {
        if (columns.Organization.Count < 2)
        {
            return row;
        }

        var failed = columns.Organization.Where(column => CellRules.IsError(row[column])).ToHashSet();
        return failed.Count > 0 && columns.Organization.Any(column => !failed.Contains(column) && !row[column].IsBlank)
            ? row with
            {
                Cells = [.. row.Cells.Select((cell, column) => failed.Contains(column) ? SheetCell.Blank : cell)],
            }
            : row;
    }

    private RefusedRow Refused(SheetRow row, RowFault fault, RowContent content)
    {
        var key = KeyOf(row);
        return new(
            new RejectedRow(
                row,
                key,
                fault,
                content.SubmittedAt,
                content.OrganizationId,
                content.Answers is { } answers ? AnswerReading.Digest(answers) : null
            ),
            content,
            decisions.IsTakenBack(key)
        );
    }

    private RowVerdict Admitted(SheetRow row, Organization organization, DateTimeOffset submittedAt, IReadOnlyList<ActivityAnswer> answers)
    {
        var submission = new Submission
        {
            OrganizationId = organization.Id,
            Source = SubmissionSource.Sheet,
            SubmittedAt = submittedAt,
            ObservedAt = observedAt,
            Answers = answers,
        };
        if (decisions.AnyDismissed && decisions.DismissedFor(KeyOf(row)) is { } set)
        {
            return Refused(row, set, new(submittedAt, organization.Id, answers));
        }

        return direct.DisplacedBy(submission) is { } displaced && Waits(KeyOf(row), submission)
            ? Refused(row, ReplacesDirect(row, organization, submittedAt, displaced), new(submittedAt, organization.Id, answers))
            : new AnswerRow(
                submission,
                decisions.AnyOpen && KeyOf(row) is var key && decisions.IsOpen(key) ? key : null,
                IsSteady(row),
                MisplacedIn(row, answers)
            );
    }

    // A question that was asked anew in other words has a new column, and its old one stays, empty from then on.
    private MisplacedAnswer? MisplacedIn(SheetRow row, IReadOnlyList<ActivityAnswer> answers)
    {
        var filled = Filled(row, columns.Unknown).ToList();
        return filled.Count == 0 || answers.Count == columns.Activities.Count
            ? null
            : (
                from found in columns.Activities
                where found.Activity.HasOptions && answers.All(answer => answer.ActivityId != found.Activity.Id)
                from column in filled
                where OptionReader.For(found.Activity).Read(row[column].Text)?.OptionIds.Count > 0
                select new MisplacedAnswer(column, found.Activity)
            ).FirstOrDefault();
    }

    // The text that a cell shows for a number is not in the row's bytes, and an answer that was asked about depends on what the
    // school sends directly.
    private bool IsSteady(SheetRow row) =>
        !answerColumns.Any(column => row[column].IsShown || row[column].Kind == SheetCellKind.Number)
        && !(decisions.AnyAskedOfDirect && decisions.AskedOfDirect(KeyOf(row)));

    // An answer that already counts is not asked about, unless the operator has undone the decision.
    private bool Waits(string key, Submission submission) =>
        decisions.AssignedTo(key)?.Id != submission.OrganizationId && (decisions.AskedOfDirect(key) || !direct.Knows(submission));

    private RowFault ReplacesDirect(SheetRow row, Organization organization, DateTimeOffset submittedAt, Submission displaced) =>
        RowFault.At(
            row,
            columns.Organization[0],
            RejectionReason.ReplacesDirect,
            $"школа {Russian.Quoted(organization.ShortName)} ответила по личной ссылке "
                + $"{Russian.DateAndTime(displaced.SubmittedAt, zone)}, а другой ответ "
                + $"от её имени пришёл из открытой формы позже, {Russian.DateAndTime(submittedAt, zone)}",
            "сравните оба ответа ниже; если не ясно, чей второй, спросите школу. Пока вы не решили, учитывается ответ по личной ссылке"
        ) with
        {
            SuggestedOrganizationId = organization.Id,
        };

    private string KeyOf(SheetRow row) => RowKey.Of(row, columns, time);

    // A decision outlives a second column of schools that somebody adds.
    private IEnumerable<string> KeysOf(SheetRow row) =>
        columns.Organization.Count > 1
            ? columns.Organization.Select(column => RowKey.Of(row, columns with { Organization = [column] }, time)).Prepend(KeyOf(row))
            : [KeyOf(row)];

    private (DateTimeOffset? SubmittedAt, RowFault? Fault) ReadTime(SheetRow row)
    {
        var times = Filled(row, columns.SubmittedAt).Select(column => (Column: column, Instant: time.Read(row[column]))).ToList();
        if (times.Count == 0 || times.Exists(read => read.Instant is null))
        {
            var column = times.Count == 0 ? columns.SubmittedAt[0] : times.First(read => read.Instant is null).Column;
            var (problem, mend) = UnreadStamp.Fault(row[column]);
            return (null, RowFault.At(row, column, RejectionReason.TimeUnreadable, problem, mend));
        }

        var submittedAt = times[0].Instant!.Value;
        if (times.Exists(read => read.Instant != submittedAt))
        {
            return (
                null,
                RowFault.At(row, times[1].Column, RejectionReason.TimesDiffer, "в строке две разные отметки времени", "оставьте верную")
            );
        }

        return submittedAt <= observedAt + FarthestAhead
            ? (submittedAt, null)
            : (
                null,
                RowFault.At(
                    row,
                    times[0].Column,
                    RejectionReason.TimeAhead,
                    $"отметка времени {Russian.DateAndTime(submittedAt, zone)} ещё не наступила",
                    "впишите настоящие дату и время ответа; если они неизвестны, спросите школу"
                )
            );
    }

    // The operator's decision takes precedence over the school named in the row.
    private (Organization? Organization, RowFault? Fault) ReadOrganization(SheetRow row)
    {
        var (organization, fault) = schools.Read(row);
        return fault is not null && decisions.AnyAssigned && decisions.AssignedTo(KeysOf(row)) is { } assigned
            ? (assigned, null)
            : (organization, fault);
    }

    private IReadOnlyList<ActivityAnswer> ReadAnswers(SheetRow row) =>
        [.. columns.Activities.Zip(readers, (found, reader) => reader.Read(row, found)).OfType<ActivityAnswer>()];

    private static IEnumerable<int> Filled(SheetRow row, IEnumerable<int> cells) => cells.Where(column => !row[column].IsBlank);
}
