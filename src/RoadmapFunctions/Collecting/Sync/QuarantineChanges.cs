using RoadmapFunctions.Answers;
using RoadmapFunctions.Collecting.Quarantine;
using RoadmapFunctions.Collecting.Sheets;

namespace RoadmapFunctions.Collecting.Sync;

/// <summary>How the rows that a sheet cannot admit differ from those already in quarantine.</summary>
internal sealed class QuarantineChanges
{
    private readonly ParsedSheet sheet;
    private readonly IReadOnlyList<QuarantineItem> known;
    private readonly IReadOnlyDictionary<string, QuarantineItem> inSheet;
    private readonly IReadOnlySet<string> mended;
    private ILookup<string, Submission>? addedByContent;

    public QuarantineChanges(ParsedSheet sheet, SheetRow header, IReadOnlyList<QuarantineItem> known, DateTimeOffset observedAt)
    {
        (this.sheet, this.known, mended) = (sheet, known, sheet.Mended);
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
    /// When the row of a new answer first came into quarantine. A school that corrects its answer in the form moves the time stamp, so the
    /// answers identify the row. Where several such rows went and as many came, each was known when the last of them was. Where name and
    /// answers were corrected together, the name that the first one resembled tells it, if only one row went and one came.
    /// </summary>
    /// <param name="added">All new answers of the sheet; the same ones at each call.</param>
    /// <returns>Null when it was not in quarantine.</returns>
    public DateTimeOffset? KnownSince(Submission row, IReadOnlyList<Submission> added)
    {
        var waited = sheet.MendedBy[row.Key].ToList();
        return waited.Count > 0 ? known.Where(item => waited.Contains(item.Key)).Min(KnownAt)
            : Gone.Count > 0 ? KnownByAnswers(row, added) ?? KnownByName(row, added)
            : null;
    }

    /// <summary>
    /// Of some versions those whose spoilt row waited in quarantine, and is gone. A row was one version only, the latest.
    /// </summary>
    /// <returns>Keys.</returns>
    public IReadOnlySet<string> Lost(IReadOnlyList<Submission> versions) =>
        Gone.Select(item =>
                versions
                    .Where(version => SameAnswers.IsSpoilt(version, item.SubmittedAt, item.OrganizationId, item.Content))
                    .MaxBy(version => version.SubmittedAt)
            )
            .OfType<Submission>()
            .Select(version => version.Key)
            .ToHashSet(StringComparer.Ordinal);

    private DateTimeOffset? KnownByAnswers(Submission row, IReadOnlyList<Submission> added)
    {
        var content = AnswerReading.Digest(row.Answers);
        var gone = Gone.Where(item => item.Content == content && MayBe(item, row)).ToList();
        if (gone.Count == 0 || (gone.Exists(item => item.LikelyOrganizationId is null) && MayBeChance(row, content)))
        {
            return null;
        }

        addedByContent ??= added.ToLookup(other => AnswerReading.Digest(other.Answers), StringComparer.Ordinal);
        var come = addedByContent[content].Count(other => gone.Exists(item => MayBe(item, other)));
        return come == gone.Count ? gone.Max(KnownAt) : null;
    }

    // Ticks alone that another school has made as well tell nothing of a row that names no school.
    private bool MayBeChance(Submission row, string content) =>
        !SheetChanges.HasWords(row)
        && sheet
            .Submissions.Where(other => AnswerReading.Digest(other.Answers) == content)
            .Select(other => other.OrganizationId)
            .Distinct(StringComparer.Ordinal)
            .Count() > GoneWith(content);

    private int GoneWith(string content) => Gone.Count(item => item.Content == content);

    private DateTimeOffset? KnownByName(Submission row, IReadOnlyList<Submission> added) =>
        Gone.Where(item => item.LikelyOrganizationId == row.OrganizationId).Take(2).ToList() is [var only]
        && MayBe(only, row)
        && added.Count(other => other.OrganizationId == row.OrganizationId) == 1
            ? KnownAt(only)
            : null;

    private static DateTimeOffset? KnownAt(QuarantineItem item) => item.SubmittedAt < item.FoundAt ? item.SubmittedAt : item.FoundAt;

    private static bool MayBe(QuarantineItem item, Submission row) =>
        (item.SubmittedAt ?? item.FoundAt) < row.SubmittedAt
        && (item.LikelyOrganizationId is not { } likely || likely == row.OrganizationId);
}
