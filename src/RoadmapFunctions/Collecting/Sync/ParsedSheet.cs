using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Quarantine;

namespace RoadmapFunctions.Collecting.Sync;

/// <summary>The rows of a sheet with their verdicts.</summary>
public sealed class ParsedSheet
{
    private readonly IReadOnlyList<RowVerdict> rows;
    private readonly IReadOnlyList<RefusedRow> refused;

    /// <param name="window">When the answers of the campaign come.</param>
    /// <param name="warnings">Of the sheet as a whole.</param>
    public ParsedSheet(IReadOnlyList<RowVerdict> rows, AnswerWindow window, IReadOnlyList<SheetWarning> warnings)
    {
        Window = window;
        this.rows = rows;
        var answers = rows.OfType<AnswerRow>().ToList();
        refused = [.. rows.OfType<RefusedRow>()];
        Submissions = [.. answers.Select(row => row.Submission)];
        Rejected = [.. refused.Select(row => row.Rejected)];
        OutsideRows = rows.Count(row => row is OutsideRow);
        BlankRows = rows.Count(row => row is BlankRow);
        RowsRead = rows.Count;
        Warnings = warnings;
        Mended = answers.Select(row => row.Mends).OfType<string>().ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The same rows with more to be said of the sheet.</summary>
    public ParsedSheet WithWarnings(IEnumerable<SheetWarning> more) => new(rows, Window, [.. Warnings, .. more]);

    /// <summary>Rows of other moments are other campaigns'.</summary>
    public AnswerWindow Window { get; }

    public int RowsRead { get; }

    public IReadOnlyList<Submission> Submissions { get; }

    public IReadOnlyList<RejectedRow> Rejected { get; }

    public int BlankRows { get; }

    /// <summary>Rows of other campaigns that the same form has served.</summary>
    public int OutsideRows { get; }

    /// <summary>What is odd about the sheet as a whole; it stops nothing.</summary>
    public IReadOnlyList<SheetWarning> Warnings { get; }

    /// <summary>Keys of open quarantine whose rows are admitted now.</summary>
    public IReadOnlySet<string> Mended { get; }

    /// <summary>What the rows say that cannot be admitted.</summary>
    public IEnumerable<RowContent> RefusedContents => refused.Select(row => row.Content);

    /// <summary>What rows say that the operator has said are no school's.</summary>
    public IEnumerable<RowContent> TakenBack => refused.Where(row => row.TakenBack).Select(row => row.Content);
}
