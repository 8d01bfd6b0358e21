using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Sheets;

namespace RoadmapFunctions.Tests.Collecting.Sync;

/// <summary>
/// The sheet behind a form as people treat it. Beside each cell it keeps what the cell means, so that a test knows what a row says
/// without reading it.
/// </summary>
internal sealed class LivingSheet
{
    private static readonly IReadOnlyList<Activity> Activities = TestCampaign.Small.Activities;
    private static readonly DateTimeOffset FirstDay = TestCampaign.Small.Answers.From!.Value;

    private readonly List<Column> columns;
    private readonly List<Row> rows = [];
    private int tabs = 1;
    private bool anotherTab;
    private bool anotherForm;

    public LivingSheet() =>
        columns = [
            new(ColumnKind.Time),
            new(ColumnKind.School),
            .. Activities.Select(activity => new Column(ColumnKind.Activity, activity)),
        ];

    /// <summary>In UTC; the sheet itself shows Moscow.</summary>
    public DateTimeOffset Now { get; private set; } = new(2021, 1, 20, 6, 0, 7, TimeSpan.Zero);

    public int RowCount => rows.Count;

    public int BlankRows => rows.Count(row => row.IsBlank);

    /// <summary>Rows that say something and can be admitted.</summary>
    public IEnumerable<Version> Admissible =>
        rows.Where(row => row is { IsBlank: false, Spoilt: false, OfFormerCampaign: false }).Select(Meaning);

    public int OutsideRows => rows.Count(row => row.OfFormerCampaign);

    /// <summary>What can be read of the rows that cannot be admitted.</summary>
    public IEnumerable<SpoiltRow> SpoiltContents =>
        rows.Where(row => row.Spoilt)
            .Select(row => new SpoiltRow(
                Identity(row),
                row.Misspelt ? null : row.School,
                row.Misspelt && !row.NearlyRight ? null : row.School,
                row.TimeIsUnreadable || row.TimeIsAhead ? null : row.Time,
                Meaning(row).Says
            ));

    public int Spoilt => rows.Count(row => row.Spoilt);

    /// <summary>Spoilt rows that say different things; notes beside an answer are no part of it.</summary>
    public int DifferentSpoilt => rows.Where(row => row.Spoilt).Select(Identity).Distinct().Count();

    public bool HeaderIsWhole =>
        Has(column => column.Kind == ColumnKind.Time)
        && Has(column => column.Kind == ColumnKind.School)
        && Activities.All(activity => Has(column => column.Activity == activity));

    /// <summary>The tabs that the operator has chosen, as one; another tab with the same headers may stand beside them.</summary>
    public SheetSnapshot Build() =>
        SheetSnapshot.Joined([.. Enumerable.Range(0, tabs).Select(Tab)]) with
        {
            OtherTabs = [.. Others.Index().Select(tab => new OtherTab(7 + tab.Index, tab.Item))],
        };

    /// <summary>As they stand in the spreadsheet; the last one is not to be read when somebody has copied a tab.</summary>
    public IReadOnlyList<SheetSnapshot> Tabs => [.. Enumerable.Range(0, tabs).Select(Tab), .. Others];

    public int ReadTabs => tabs;

    private IEnumerable<SheetSnapshot> Others =>
        (anotherTab ? [Tab(0)] : Array.Empty<SheetSnapshot>()).Concat(anotherForm ? [Registrations()] : []);

    // A time and a school, and no question of the campaign.
    private static SheetSnapshot Registrations() =>
        new SheetBuilder()
            .WithHeader("Отметка времени", "Школа", "Кто придёт")
            .Answer("2021-01-20 10:00:00", "СОШ № 5", "трое")
            .Build() with
        {
            TabTitle = "Запись на совещание",
        };

    private SheetSnapshot Tab(int number) =>
        new(
            "Europe/Moscow",
            $"Ответы на форму ({number + 1})",
            new SheetRow(1, [.. columns.Select(column => SheetCell.OfText(column.Header))]),
            [.. rows.Where(row => row.Tab == number).Select((row, index) => new SheetRow(index + 2, Cells(row)))]
        );

    public void PassTime() => Now = Now.AddMinutes(61);

    public void PassDays(int days) => Now = Now.AddDays(days);

    // What schools do.
    public void Submit(int school, Answers answers, bool clockAhead) =>
        rows.Add(Filled(new Row { Tab = tabs - 1 }, School(school), answers, clockAhead ? Now.AddHours(3) : Now));

    /// <inheritdoc cref="MakeTypo"/>
    public void SubmitMisspelt(int school, Answers answers, bool nearlyRight)
    {
        Submit(school, answers, clockAhead: false);
        (rows[^1].Misspelt, rows[^1].NearlyRight) = (true, nearlyRight);
    }

    /// <summary>Google rewrites the row and its time stamp in place; a question's newest column takes the answer, an older one keeps its
    /// own.</summary>
    public void EditAnswer(int row, Answers answers) => OnAnswer(row, answer => Filled(answer, answer.School!, answers, Now));

    // What people do to the form and its sheet.
    /// <summary>The form is unlinked and linked again: it writes to a new tab from now on, and the operator lets both be read.</summary>
    public void LinkAgain() => tabs = Math.Min(tabs + 1, 3);

    /// <summary>Somebody copies the tab, to work on it.</summary>
    public void CopyTab() => anotherTab = true;

    /// <summary>Another form writes into the spreadsheet.</summary>
    public void LinkAnotherForm() => anotherForm = true;

    /// <summary>The form has served the campaign before this one.</summary>
    public void KeepFormerAnswer(int school, Answers answers) =>
        rows.Insert(
            0,
            Filled(new Row(), School(school), answers, new DateTimeOffset(2020, 12, 15, 6, 0, 0, TimeSpan.Zero).AddMinutes(school))
        );

    // What people do to rows.
    public void Copy(int row, int to) => OnAnswer(row, answer => rows.Insert(to % (rows.Count + 1), answer.Copy()));

    public void Delete(int row, int count)
    {
        for (; count > 0 && rows.Count > 0; count--)
        {
            rows.RemoveAt(row % rows.Count);
        }
    }

    public void Shuffle(int seed)
    {
        var shuffled = rows.OrderBy(row => HashCode.Combine(seed, rows.IndexOf(row))).ToList();
        rows.Clear();
        rows.AddRange(shuffled);
    }

    public void InsertBlank(int to) => rows.Insert(to % (rows.Count + 1), new Row());

    public void MoveToSchool(int row, int school) => OnAnswer(row, answer => answer.School = School(school));

    /// <summary>The school was picked wrongly, and the form is mended: Google rewrites the row and its time stamp.</summary>
    public void PickAnotherSchool(int row, int school) =>
        OnAnswer(
            row,
            answer =>
            {
                if (!answer.Spoilt)
                {
                    (answer.School, answer.Time) = (School(school), Now);
                }
            }
        );

    /// <param name="nearlyRight">The right school can be suggested.</param>
    public void MakeTypo(int row, bool nearlyRight) => OnAnswer(row, answer => (answer.Misspelt, answer.NearlyRight) = (true, nearlyRight));

    public void SpoilTime(int row) => OnAnswer(row, answer => answer.TimeIsUnreadable = true);

    /// <summary>A century ahead: no test lasts so long.</summary>
    public void SlipInTheYear(int row) => OnAnswer(row, answer => answer.TimeIsAhead = true);

    /// <summary>The name that was spoilt is mended, to that of any school.</summary>
    public void MendAs(int row, int school)
    {
        if (rows.FindAll(each => each.Misspelt) is { Count: > 0 } misspelt)
        {
            var mended = misspelt[row % misspelt.Count];
            (mended.School, mended.Misspelt) = (School(school), false);
        }
    }

    /// <summary>
    /// The respondent mends the name in the form, and the answers with it or not: Google rewrites the row and its time stamp.
    /// </summary>
    public void MendInForm(int row, Answers? answers)
    {
        if (rows.FindAll(each => each is { Misspelt: true, Spoilt: true }) is { Count: > 0 } misspelt)
        {
            var mended = misspelt[row % misspelt.Count];
            (mended.Misspelt, mended.TimeIsUnreadable, mended.TimeIsAhead, mended.Time) = (false, false, false, Now);
            if (answers is not null)
            {
                Filled(mended, mended.School!, answers, Now);
            }
        }
    }

    public void MendAll() => rows.ForEach(row => (row.Misspelt, row.TimeIsUnreadable, row.TimeIsAhead) = (false, false, false));

    // What people do to columns.
    public void AddNotes(int to)
    {
        var column = new Column(ColumnKind.Note);
        columns.Insert(to % (columns.Count + 1), column);
        foreach (var row in rows.Where((_, index) => index % 2 == 0))
        {
            row.Cells[column] = new("проверено", "");
        }
    }

    public void MoveColumn(int from, int to)
    {
        var column = columns[from % columns.Count];
        columns.Remove(column);
        columns.Insert(to % (columns.Count + 1), column);
    }

    /// <summary>The question is there twice; the form fills the newer column.</summary>
    public void DoubleQuestion(int activity) => columns.Add(new(ColumnKind.Activity, Activities[activity % Activities.Count]));

    /// <summary>The question was deleted with its answers and added again.</summary>
    public void ReplaceQuestion(int activity)
    {
        columns.RemoveAll(column => column.Activity == Activities[activity % Activities.Count]);
        DoubleQuestion(activity);
    }

    public void RenameHeader(int column, int spelling) => columns[column % columns.Count].Spelling = spelling;

    public void LoseHeader(int column) => columns[column % columns.Count].Spelling = null;

    public void RestoreHeaders() => columns.ForEach(column => column.Spelling ??= 0);

    private static string School(int number) => TestCampaign.Small.Organizations[number % 3].Id;

    private bool Has(Predicate<Column> which) => columns.Exists(column => column.IsKnown && which(column));

    private void OnAnswer(int row, Action<Row> edit)
    {
        if (rows.FindAll(each => !each.IsBlank) is { Count: > 0 } answers)
        {
            edit(answers[row % answers.Count]);
        }
    }

    private Row Filled(Row row, string school, Answers answers, DateTimeOffset at)
    {
        (row.School, row.Time) = (school, at);
        foreach (var (activity, answer) in Activities.Zip(answers.Of))
        {
            row.Cells[columns.FindLast(column => column.Activity == activity)!] = answer;
        }

        return row;
    }

    private Version Meaning(Row row) =>
        new(row.School!, row.Time!.Value, string.Join("; ", Activities.Select(activity => Meaning(row, activity)).OfType<string>()));

    // If two columns of a question say different things, neither is taken.
    private string? Meaning(Row row, Activity activity)
    {
        var said = columns
            .Where(column => column.IsKnown && column.Activity == activity)
            .Select(column => row.Cells.GetValueOrDefault(column, Answer.None))
            .Where(answer => answer != Answer.None)
            .Distinct()
            .ToList();
        return said switch
        {
            [] => null,
            [var only] => $"{activity.Id}: {only.Means}",
            _ => $"{activity.Id}: двояко {string.Join(" | ", said.Select(answer => answer.Cell))}",
        };
    }

    private string Identity(Row row) =>
        string.Join(
            '\t',
            columns
                .Zip(CellsOfAll(row))
                .Where(pair => pair.First.IsKnown && pair.First.Kind != ColumnKind.Note && !pair.Second.IsBlank)
                .Select(pair => $"{pair.First.Kind} {pair.First.Activity?.Id} {pair.Second.Text}")
                .Distinct()
                .Order(StringComparer.Ordinal)
        );

    private List<SheetCell> Cells(Row row)
    {
        var cells = CellsOfAll(row);
        // as Google leaves trailing blanks out
        cells.RemoveRange(cells.FindLastIndex(cell => !cell.IsBlank) + 1, cells.Count - cells.FindLastIndex(cell => !cell.IsBlank) - 1);
        return cells;
    }

    private List<SheetCell> CellsOfAll(Row row) =>
        [
            .. columns.Select(column =>
                column.Kind switch
                {
                    ColumnKind.Time => row switch
                    {
                        { Time: null } => SheetCell.Blank,
                        { TimeIsUnreadable: true } => SheetCell.OfText("вчера"),
                        _ => SheetBuilder.Time(
                            row.Time.Value.AddYears(row.TimeIsAhead ? 100 : 0)
                                .ToOffset(TimeSpan.FromHours(3))
                                .ToString("yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture)
                        ),
                    },
                    ColumnKind.School => SheetCell.OfText(row.School is null ? "" : Spelled(row)),
                    _ => SheetCell.OfText(row.Cells.GetValueOrDefault(column, Answer.None).Cell),
                }
            ),
        ];

    private static string Spelled(Row row)
    {
        var name = TestCampaign.Small.Organizations.Single(organization => organization.Id == row.School).ShortName;
        return !row.Misspelt ? name
            : row.NearlyRight ? name.Replace("СОШ", "СОШШ", StringComparison.Ordinal)
            : "Школа у реки";
    }

    /// <summary>One content version of a school's answers.</summary>
    public sealed record Version(string School, DateTimeOffset Time, string Says);

    /// <param name="Identity">Equal for rows that say the same.</param>
    /// <param name="School">Null when its name is misspelt.</param>
    /// <param name="Resembled">The school that the name resembles or is; null when it resembles none.</param>
    /// <param name="Time">Null when it cannot be read.</param>
    public sealed record SpoiltRow(string Identity, string? School, string? Resembled, DateTimeOffset? Time, string Says);

    private enum ColumnKind
    {
        Time,
        School,
        Activity,
        Note,
    }

    private sealed class Column(ColumnKind kind, Activity? activity = null)
    {
        private static readonly string[] TimeHeaders = ["Отметка времени", "Timestamp", " ОТМЕТКА\u00A0ВРЕМЕНИ "];
        private static readonly string[] SchoolHeaders = ["Школа", "ООУ", "школа:"];

        public ColumnKind Kind => kind;

        public Activity? Activity => activity;

        /// <summary>Null when the header says nothing that the campaign knows.</summary>
        public int? Spelling { get; set; } = 0;

        public bool IsKnown => Spelling is not null;

        public string Header =>
            (kind, Spelling) switch
            {
                (ColumnKind.Note, _) => "Примечание",
                (_, null) => "Неизвестный столбец",
                (ColumnKind.Time, var spelling) => TimeHeaders[spelling.Value % 3],
                (ColumnKind.School, var spelling) => SchoolHeaders[spelling.Value % 3],
                (_, var spelling) => (spelling % 3) switch
                {
                    0 => $"{activity!.Number}. {activity.Title}",
                    1 => activity!.Title.ToUpperInvariant().Replace(' ', '\u00A0'),
                    _ => $"7) {activity!.Title}  ", // a number of another order
                },
            };
    }

    private sealed class Row
    {
        public DateTimeOffset? Time { get; set; }

        public string? School { get; set; }

        public bool Misspelt { get; set; }

        public bool NearlyRight { get; set; }

        public bool TimeIsUnreadable { get; set; }

        public Dictionary<Column, Answer> Cells { get; private init; } = [];

        public bool TimeIsAhead { get; set; }

        /// <summary>The tab that it stands in.</summary>
        public int Tab { get; init; }

        public bool IsBlank => School is null;

        public bool OfFormerCampaign => Time < FirstDay && !TimeIsUnreadable && !TimeIsAhead;

        public bool Spoilt => !OfFormerCampaign && (Misspelt || TimeIsUnreadable || TimeIsAhead);

        public Row Copy() =>
            new()
            {
                Tab = Tab,
                Time = Time,
                School = School,
                Misspelt = Misspelt,
                NearlyRight = NearlyRight,
                TimeIsUnreadable = TimeIsUnreadable,
                TimeIsAhead = TimeIsAhead,
                Cells = new(Cells),
            };
    }
}
