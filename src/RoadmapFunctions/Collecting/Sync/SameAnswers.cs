using RoadmapFunctions.Answers;

namespace RoadmapFunctions.Collecting.Sync;

/// <summary>Tells which rows of a sheet are already known versions, however the sheet came.</summary>
public static class SameAnswers
{
    private static readonly TimeSpan SmallestShift = TimeSpan.FromMinutes(30); // zones differ by hours, a few by half an hour
    private static readonly TimeSpan WidestShift = TimeSpan.FromHours(14);

    /// <param name="rows">Rows of the sheet, repeated ones included.</param>
    /// <param name="known">Versions that came from the sheet.</param>
    /// <returns>The rows that are new, and the keys of the versions that match the other rows.</returns>
    public static (IReadOnlyList<Submission> New, IReadOnlySet<string> Known) Match(
        IReadOnlyList<Submission> rows,
        IReadOnlyList<SubmissionVersion> known
    )
    {
        var matching = new RowMatching(known);
        var others = matching.FindByKey(rows);
        var added = others.Count == 0 ? others : matching.WithExactTimes(matching.FindByContent(others));
        return (added, matching.Found);
    }

    /// <summary>How far the clock of a sheet has moved: its zone was changed, or a file was read in the wrong zone.</summary>
    /// <param name="added">Rows that match nothing.</param>
    /// <param name="vanished">Versions that no row matches.</param>
    /// <returns>Null unless half of the vanished versions are there again with the same shift.</returns>
    public static TimeSpan? ClockShift(IReadOnlyList<Submission> added, IReadOnlyList<SubmissionVersion> vanished)
    {
        if (vanished.Count == 0)
        {
            return null;
        }

        var before = vanished.ToLookup(
            version => AnswerReading.Of(version.Submission),
            version => version.Submission.SubmittedAt,
            StringComparer.Ordinal
        );
        return added
            .SelectMany(row =>
                before[AnswerReading.Of(row)].Select(at => (Shift: Rounded(row.SubmittedAt - at), From: at, To: row.SubmittedAt))
            )
            .Where(moved =>
                moved.Shift != TimeSpan.Zero && moved.Shift.Duration() <= WidestShift && Stamp.Agree(moved.From + moved.Shift, moved.To)
            )
            .GroupBy(moved => moved.Shift)
            .Where(group =>
                group.Count() * 2 >= vanished.Count
                && (group.Count() >= 2 || group.All(moved => Stamp.IsExact(moved.From) && Stamp.IsExact(moved.To)))
            )
            .Select(group => (TimeSpan?)group.Key)
            .FirstOrDefault();
    }

    /// <summary>
    /// Whether a row is a known version in which somebody has changed the name of the school: the same answers at the same time.
    /// </summary>
    public static bool IsSameRow(Submission version, DateTimeOffset submittedAt, IReadOnlyList<ActivityAnswer> answers) =>
        (
            version.SubmittedAt == submittedAt
            || (Stamp.IsExact(version.SubmittedAt) && Stamp.IsExact(submittedAt) && Stamp.Agree(version.SubmittedAt, submittedAt))
        )
        && AnswerReading.Of(version) == AnswerReading.Of(version.OrganizationId, answers);

    /// <summary>Whether a row may be a known version of which somebody has spoilt one thing: the time, the school or the answers.</summary>
    /// <param name="content">Digest of its answers. Here and above null stands for what cannot be read.</param>
    public static bool IsSpoilt(Submission version, DateTimeOffset? submittedAt, string? organizationId, string? content)
    {
        var (sameTime, sameSchool) = (
            submittedAt is { } at && Stamp.Agree(at, version.SubmittedAt),
            organizationId == version.OrganizationId
        );
        return (sameTime && sameSchool) || ((sameTime || sameSchool) && content == AnswerReading.Digest(version.Answers));
    }

    private static TimeSpan Rounded(TimeSpan time) => SmallestShift * Math.Round(time / SmallestShift);
}
