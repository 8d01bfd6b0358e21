using RoadmapFunctions.Answers;
using RoadmapFunctions.Collecting.Sheets;

namespace RoadmapFunctions.Collecting.Sync;

/// <summary>
/// Judges rows while the sheet is read, so that no more than a page of them is in memory. For a row that is in the log, the log's version
/// is used. Rows that must wait for the texts that their cells show are left to the sheet.
/// </summary>
/// <param name="parser">By zone and header; null when only all rows together show what the columns are.</param>
internal sealed class RowsAsRead(Func<string, SheetRow, ResponseParser?> parser, SubmissionHistory history)
    : KnownRows(new HashSet<UInt128>(), new Dictionary<UInt128, ArraySegment<UInt128>>())
{
    private readonly Dictionary<string, Submission> known = history
        .Versions.Where(version => version.Submission.Source == SubmissionSource.Sheet)
        .ToDictionary(version => version.Submission.Key, version => version.Submission, StringComparer.Ordinal);

    private readonly List<(int Number, JudgedRow Row)> judged = [];

    /// <summary>With their row numbers.</summary>
    public IReadOnlyList<(int Number, JudgedRow Row)> Judged => judged;

    public override void Restart() => judged.Clear();

    public override Func<SheetRow, bool>? TakerOf(string timeZone, SheetRow header) =>
        parser(timeZone, header) is { } reader ? row => Take(reader, row) : null;

    private bool Take(ResponseParser reader, SheetRow row)
    {
        if (reader.WaitsForLooks(row))
        {
            return false;
        }

        var verdict = reader.Judge(row);
        if (verdict is AnswerRow answer && known.TryGetValue(answer.Submission.Key, out var same))
        {
            verdict = answer with { Submission = same };
        }

        judged.Add((row.Number, new(row.Digest, verdict)));
        return true;
    }
}
