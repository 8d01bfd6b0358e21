using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.Collecting.Sync;

/// <summary>
/// What schools have sent by their personal links. Anybody with the address of the form can write a row in a school's name, so a later row
/// does not replace such an answer until the operator has seen both. A row that already counts is not asked about again.
/// </summary>
public sealed class DirectAnswers
{
    private readonly Dictionary<string, Submission> last = new(StringComparer.Ordinal);
    private readonly ILookup<string, DateTimeOffset>? known;

    private DirectAnswers() { }

    private DirectAnswers(SubmissionHistory history)
    {
        foreach (var version in history.Versions.Where(version => version is { Present: true, Submission.Source: SubmissionSource.Http }))
        {
            last[version.Submission.OrganizationId] = version.Submission; // in the order of answering
        }

        known = history
            .Versions.Where(version =>
                version.Submission.Source == SubmissionSource.Sheet && last.ContainsKey(version.Submission.OrganizationId)
            )
            .ToLookup(version => version.Submission.OrganizationId, version => version.Submission.SubmittedAt, StringComparer.Ordinal);
    }

    public static DirectAnswers None { get; } = new();

    /// <returns>Empty when the campaign lets the sheet replace direct answers.</returns>
    public static DirectAnswers Of(Campaign campaign, SubmissionHistory history) => campaign.Sheet.MayReplaceDirect ? None : new(history);

    /// <returns>The direct answer that the row would replace unseen; null when it replaces none, or says the same.</returns>
    public Submission? DisplacedBy(Submission row) =>
        last.TryGetValue(row.OrganizationId, out var direct)
        && row.SubmittedAt >= direct.SubmittedAt
        && AnswerReading.Digest(row.Answers) != AnswerReading.Digest(direct.Answers)
            ? direct
            : null;

    /// <summary>The row is in the log already.</summary>
    public bool Knows(Submission row) => known?[row.OrganizationId].Any(at => Stamp.Agree(at, row.SubmittedAt)) == true;
}
