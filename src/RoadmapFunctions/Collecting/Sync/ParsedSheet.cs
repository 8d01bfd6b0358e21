using RoadmapFunctions.Answers;
using RoadmapFunctions.Collecting.Quarantine;

namespace RoadmapFunctions.Collecting.Sync;

/// <summary>The rows of a sheet with their verdicts.</summary>
public sealed class ParsedSheet
{
    private readonly IReadOnlyList<RefusedRow> refused;

    public ParsedSheet(IReadOnlyList<RowVerdict> rows)
    {
        var answers = rows.OfType<AnswerRow>().ToList();
        refused = [.. rows.OfType<RefusedRow>()];
        Submissions = [.. answers.Select(row => row.Submission)];
        Rejected = [.. refused.Select(row => row.Rejected)];
        BlankRows = rows.Count(row => row is BlankRow);
        RowsRead = rows.Count;
        Mended = answers.Select(row => row.Mends).OfType<string>().ToHashSet(StringComparer.Ordinal);
    }

    public int RowsRead { get; }

    public IReadOnlyList<Submission> Submissions { get; }

    public IReadOnlyList<RejectedRow> Rejected { get; }

    public int BlankRows { get; }

    /// <summary>Keys of open quarantine whose rows are admitted now.</summary>
    public IReadOnlySet<string> Mended { get; }

    /// <summary>What the rows say that cannot be admitted.</summary>
    public IEnumerable<RowContent> RefusedContents => refused.Select(row => row.Content);

    /// <summary>What rows say that the operator has said are no school's.</summary>
    public IEnumerable<RowContent> TakenBack => refused.Where(row => row.TakenBack).Select(row => row.Content);
}
