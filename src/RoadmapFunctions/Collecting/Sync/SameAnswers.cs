using RoadmapFunctions.Answers;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Collecting.Sync;

/// <summary>
/// Tells which rows of a sheet are versions that are known already. Most have the very same key. A downloaded sheet shows what
/// the service gives in full: time stamps lose thousandths of a second, or seconds when Excel saves them, «3.5» becomes «3,5», «TRUE» becomes «ИСТИНА», and Windows-1251
/// has no 🎓. Such a row is the version that reads the same and was sent within what its stamp has lost.
/// </summary>
public static class SameAnswers
{
    private static readonly TimeSpan SmallestShift = TimeSpan.FromMinutes(30); // zones differ by hours, a few by half of one
    private static readonly TimeSpan WidestShift = TimeSpan.FromHours(14);

    /// <param name="rows">Of the sheet, repeated ones among them.</param>
    /// <param name="known">Versions that came from the sheet.</param>
    /// <returns>
    /// The rows that are new, and the keys of the versions that the others are. A new row that says something else at the moment of a version
    /// which is not there any more has that version's exact time: a cell of it was mended.
    /// </returns>
    public static (IReadOnlyList<Submission> New, IReadOnlySet<string> Known) Match(IReadOnlyList<Submission> rows, IReadOnlyList<SubmissionVersion> known)
    {
        var keys = known.Select(version => version.Submission.Key).ToHashSet(StringComparer.Ordinal);
        var found = new HashSet<string>(StringComparer.Ordinal);
        var others = new List<(string Key, Submission Submission)>();
        foreach (var row in rows)
        {
            var key = row.Key; // costs a hash
            if (keys.Contains(key))
            {
                found.Add(key);
            }
            else
            {
                others.Add((key, row));
            }
        }

        var left = others.Count == 0 ? [] : known.Where(version => !found.Contains(version.Submission.Key))
            .OrderByDescending(version => version.Present) // a withdrawn version comes back only if no other will do
            .ThenBy(version => version.Submission.Key, StringComparer.Ordinal)
            .ToList();
        if (left.Count == 0)
        {
            return ([.. others.DistinctBy(row => row.Key, StringComparer.Ordinal).Select(row => row.Submission)], found);
        }

        var byContent = left.SelectMany(version => new[] { Content(version.Submission), Faded(version.Submission) }.Distinct(StringComparer.Ordinal), (version, content) => (content, version.Submission))
            .ToLookup(pair => pair.content, pair => pair.Submission, StringComparer.Ordinal);
        var added = new Dictionary<string, Submission>(StringComparer.Ordinal);
        foreach (var (key, row) in others.OrderBy(row => row.Submission.SubmittedAt))
        {
            if (Readings(row).SelectMany(content => byContent[content]).FirstOrDefault(version => IsFree(version, row)) is { } same)
            {
                found.Add(same.Key); // each version is one row
            }
            else
            {
                added.TryAdd(key, row);
            }
        }

        var bySchool = left.Where(version => version.Present).ToLookup(version => version.Submission.OrganizationId, version => version.Submission, StringComparer.Ordinal);
        return ([.. added.Values.Select(row => bySchool[row.OrganizationId].Where(version => IsFree(version, row)).Take(2).ToList() is [var mended]
            ? row with { SubmittedAt = mended.SubmittedAt }
            : row)], found);

        bool IsFree(Submission version, Submission row) => !found.Contains(version.Key) && Agree(version.SubmittedAt, row.SubmittedAt);
    }

    /// <summary>By how much the clock of a sheet has moved: its zone was changed, or a file was read in the wrong one.</summary>
    /// <param name="added">Rows that match nothing.</param>
    /// <param name="vanished">Versions that no row matches.</param>
    /// <returns>Null unless half of what vanished is there again by the same shift.</returns>
    public static TimeSpan? ClockShift(IReadOnlyList<Submission> added, IReadOnlyList<SubmissionVersion> vanished)
    {
        if (vanished.Count == 0)
        {
            return null;
        }

        var before = vanished.ToLookup(version => Content(version.Submission), version => version.Submission.SubmittedAt, StringComparer.Ordinal);
        return added.SelectMany(row => before[Content(row)].Select(at => (Shift: Rounded(row.SubmittedAt - at), From: at, To: row.SubmittedAt)))
            .Where(moved => moved.Shift != TimeSpan.Zero && moved.Shift.Duration() <= WidestShift && Agree(moved.From + moved.Shift, moved.To))
            .GroupBy(moved => moved.Shift)
            .Where(group => group.Count() * 2 >= vanished.Count && (group.Count() >= 2 || group.All(moved => IsExact(moved.From) && IsExact(moved.To))))
            .Select(group => (TimeSpan?)group.Key)
            .FirstOrDefault();
    }

    /// <summary>Whether two rows of different schools are one row in which somebody has put the school's name right.</summary>
    public static bool IsSameRow(Submission one, DateTimeOffset submittedAt, IReadOnlyList<ActivityAnswer> answers) =>
        (one.SubmittedAt == submittedAt || (IsExact(one.SubmittedAt) && IsExact(submittedAt) && Agree(one.SubmittedAt, submittedAt)))
        && Content(one) == Content(one with { SubmittedAt = submittedAt, Answers = answers });

    // What is near a stamp without seconds may be near by chance.
    private static bool IsExact(DateTimeOffset stamp) => Lost(stamp) < TimeSpan.FromMinutes(1);

    private static TimeSpan Rounded(TimeSpan time) => SmallestShift * Math.Round(time / SmallestShift);

    // A coarse stamp may have been cut or rounded.
    private static bool Agree(DateTimeOffset one, DateTimeOffset other) =>
        (one - other).Duration() is var apart && (apart == TimeSpan.Zero || apart < (Lost(one) > Lost(other) ? Lost(one) : Lost(other)));

    private static TimeSpan Lost(DateTimeOffset stamp) =>
        stamp.Ticks % TimeSpan.TicksPerMinute == 0 ? TimeSpan.FromMinutes(1)
        : stamp.Ticks % TimeSpan.TicksPerSecond == 0 ? TimeSpan.FromSeconds(1)
        : TimeSpan.FromMilliseconds(2); // a day's fraction of ten decimals

    // Only a row with question marks may have lost something; a known version with them is no reason to pass over what the service gives whole.
    private static IEnumerable<string> Readings(Submission row) => Content(row) is var content && content.Contains('?', StringComparison.Ordinal) ? [content, Faded(row)] : [content];

    private static string Content(Submission submission) => Content(submission, text => text);

    private static string Faded(Submission submission) => Content(submission, Windows1251.Faded);

    private static string Content(Submission submission, Func<string, string> reading) =>
        $"{submission.OrganizationId} {CanonicalAnswer.Write(submission.Answers, text => ShownValue.Of(text) ?? reading(text))}";
}
