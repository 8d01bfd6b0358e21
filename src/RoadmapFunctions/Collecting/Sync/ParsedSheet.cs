using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Quarantine;

namespace RoadmapFunctions.Collecting.Sync;

/// <summary>The rows of a sheet with their verdicts.</summary>
public sealed class ParsedSheet
{
    private readonly IReadOnlyList<JudgedRow> rows;
    private readonly IReadOnlyList<RefusedRow> refused;

    /// <param name="window">When answers to the campaign come.</param>
    /// <param name="warnings">About the sheet as a whole.</param>
    public ParsedSheet(IReadOnlyList<JudgedRow> rows, AnswerWindow window, IReadOnlyList<SheetWarning> warnings)
    {
        Window = window;
        this.rows = rows;
        var answers = rows.Select(row => row.Verdict).OfType<AnswerRow>().ToList();
        refused = [.. rows.Select(row => row.Verdict).OfType<RefusedRow>()];
        Submissions = [.. answers.Select(row => row.Submission)];
        Rejected = [.. refused.Select(row => row.Rejected)];
        Warnings = warnings;
        MendedBy = answers
            .Where(row => row.Mends is not null)
            .ToLookup(row => row.Submission.Key, row => row.Mends!, StringComparer.Ordinal);
        Mended = MendedBy.SelectMany(mended => mended).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The same rows with more warnings about the sheet.</summary>
    public ParsedSheet WithWarnings(IEnumerable<SheetWarning> more) =>
        new(rows, Window, [.. Warnings, .. more]) { Unread = Unread, IsReadRowByRow = IsReadRowByRow };

    /// <summary>
    /// Adds the rows that were not read again: for some schools the rows as the log has them, for all others only their number.
    /// </summary>
    /// <param name="schools">Schools whose history is known.</param>
    /// <param name="versions">Versions that had a row in the sheet at the last sync.</param>
    internal ParsedSheet With(IReadOnlyList<IndexedRow> unread, IReadOnlySet<string> schools, SubmissionHistory history, int versions)
    {
        var known = history.Versions.ToDictionary(version => version.Submission.Key, StringComparer.Ordinal);
        var theirs = unread
            .Where(row => row.Key is { } key && schools.Contains(SubmissionKey.OrganizationOf(key)))
            .Select(row => new JudgedRow(row.Digest, new AnswerRow(known[row.Key!].Submission, Mends: null, IsSteady: true)))
            .ToList();
        return new([.. rows, .. theirs], Window, Warnings)
        {
            Unread = new(
                unread.Count(row => row.Kind == IndexedRowKind.Answer) - theirs.Count,
                unread.Count(row => row.Kind == IndexedRowKind.Blank),
                unread.Count(row => row.Kind == IndexedRowKind.Outside),
                versions - known.Values.Count(version => version.InSheet)
            ),
            IsReadRowByRow = IsReadRowByRow,
        };
    }

    /// <summary>Rows of other moments belong to other campaigns.</summary>
    public AnswerWindow Window { get; }

    public int RowsRead => rows.Count + Unread.Count;

    /// <summary>The rows of the sheet in their order, followed by rows of the same schools that were not read again.</summary>
    public IReadOnlyList<JudgedRow> Judged => rows;

    /// <summary>Rows that are not among these, because neither they nor their schools have changed.</summary>
    public UnreadRows Unread { get; private init; } = UnreadRows.None;

    /// <summary>No row's verdict depends on another row.</summary>
    public bool IsReadRowByRow { get; init; }

    /// <summary>Number of rows that are answers; a repeated row counts each time.</summary>
    public int AnswerRows => Submissions.Count + Unread.Answers;

    public IReadOnlyList<Submission> Submissions { get; }

    public IReadOnlyList<RejectedRow> Rejected { get; }

    public int BlankRows => rows.Count(row => row.Verdict is BlankRow) + Unread.Blank;

    /// <summary>Number of rows of other campaigns that the same form has served.</summary>
    public int OutsideRows => rows.Count(row => row.Verdict is OutsideRow) + Unread.Outside;

    /// <summary>What is odd about the sheet as a whole; it does not stop the sync.</summary>
    public IReadOnlyList<SheetWarning> Warnings { get; }

    /// <summary>By the key of an answer: keys of the open quarantine items that its row has been.</summary>
    public ILookup<string, string> MendedBy { get; }

    /// <summary>Keys of open quarantine items whose rows are admitted now.</summary>
    public IReadOnlySet<string> Mended { get; }

    /// <summary>Contents of the rows that the operator has declared to be no school's.</summary>
    public IEnumerable<RowContent> TakenBack => refused.Where(row => row.TakenBack).Select(row => row.Content);
}

/// <summary>How many rows a short reading has left out.</summary>
/// <param name="Versions">Versions with a row in the sheet, for schools without any row that was read.</param>
public sealed record UnreadRows(int Answers, int Blank, int Outside, int Versions)
{
    public static UnreadRows None { get; } = new(0, 0, 0, 0);

    public int Count => Answers + Blank + Outside;
}
