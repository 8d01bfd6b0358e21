using RoadmapFunctions.Answers;
using RoadmapFunctions.Collecting.Quarantine;
using RoadmapFunctions.Collecting.Sheets;

namespace RoadmapFunctions.Collecting.Sync;

/// <summary>How the rows that a sheet cannot admit differ from those already in quarantine.</summary>
internal sealed class QuarantineChanges
{
    private readonly IReadOnlyList<QuarantineItem> known;
    private readonly IReadOnlyDictionary<string, QuarantineItem> inSheet;
    private readonly IReadOnlySet<string> mended;
    private ILookup<string, Submission>? addedByContent;

    public QuarantineChanges(ParsedSheet sheet, SheetRow header, IReadOnlyList<QuarantineItem> known, DateTimeOffset observedAt)
    {
        (this.known, mended) = (known, sheet.Mended);
        inSheet = sheet
            .Rejected.Select(row => RejectedRows.ToItem(row, header, observedAt))
            .DistinctBy(item => item.Key, StringComparer.Ordinal)
            .ToDictionary(item => item.Key, StringComparer.Ordinal);
        Gone = [.. known.Where(item => item.Open && !mended.Contains(item.Key) && !inSheet.ContainsKey(item.Key))];
    }

    public IReadOnlyList<QuarantineItem> New =>
        [.. inSheet.Values.ExceptBy(known.Select(item => item.Key), item => item.Key, StringComparer.Ordinal)];

    /// <summary>Open items whose row is an answer now.</summary>
    public IReadOnlyList<QuarantineItem> Mended => [.. known.Where(item => item.Open && mended.Contains(item.Key))];

    /// <summary>Open items without a row.</summary>
    public IReadOnlyList<QuarantineItem> Gone { get; }

    /// <summary>Closed items whose row is there again. Items that the operator has set aside stay aside.</summary>
    public IReadOnlyList<QuarantineItem> Back => [.. known.Where(item => !item.Open && !item.Dismissed && inSheet.ContainsKey(item.Key))];

    /// <summary>
    /// When the row of a new answer first came into quarantine. A school that corrects its answer in the form moves the time stamp, so only
    /// the answers identify the row. Where several such rows went and as many came, each was known when the last of them was.
    /// </summary>
    /// <param name="added">All new answers of the sheet; the same ones at each call.</param>
    /// <returns>Null when it was not in quarantine.</returns>
    public DateTimeOffset? KnownSince(Submission row, IReadOnlyList<Submission> added)
    {
        if (Gone.Count == 0)
        {
            return null;
        }

        var content = AnswerReading.Digest(row.Answers);
        var gone = Gone.Where(item => item.Content == content && MayBe(item, row)).ToList();
        if (gone.Count == 0)
        {
            return null;
        }

        addedByContent ??= added.ToLookup(other => AnswerReading.Digest(other.Answers), StringComparer.Ordinal);
        var come = addedByContent[content].Count(other => gone.Exists(item => MayBe(item, other)));
        return come == gone.Count ? gone.Max(KnownAt) : null;
    }

    /// <summary>The row was in quarantine under another name, and is gone.</summary>
    public bool HasLost(Submission version) =>
        Gone.Any(item => item.SubmittedAt == version.SubmittedAt && item.Content == AnswerReading.Digest(version.Answers));

    private static DateTimeOffset? KnownAt(QuarantineItem item) => item.SubmittedAt < item.FoundAt ? item.SubmittedAt : item.FoundAt;

    private static bool MayBe(QuarantineItem item, Submission row) =>
        item.SubmittedAt < row.SubmittedAt && (item.SuggestedOrganizationId is null || item.SuggestedOrganizationId == row.OrganizationId);
}
