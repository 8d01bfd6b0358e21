using System.Text.Json;
using System.Text.RegularExpressions;
using RoadmapFunctions.Submissions;

namespace RoadmapFunctions.Sync;

/// <summary>
/// Tells which rows of a sheet are versions that are known already. Most have the very same key. A downloaded sheet shows what
/// the service gives in full: time stamps lose thousandths of a second, or seconds when Excel saves them, and «3.5» becomes «3,5».
/// Such a row is the version that reads the same and was sent within what its stamp has lost.
/// </summary>
public static partial class SameAnswers
{
    /// <param name="rows">Of the sheet, repeated ones among them.</param>
    /// <param name="known">Versions that came from the sheet.</param>
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

        if (others.Count == 0)
        {
            return ([], found);
        }

        var candidates = known.Where(version => !found.Contains(version.Submission.Key))
            .OrderByDescending(version => version.Present) // a withdrawn version comes back only if no other will do
            .ThenBy(version => version.Submission.Key, StringComparer.Ordinal)
            .GroupBy(version => Content(version.Submission), StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Select(version => version.Submission).ToList(), StringComparer.Ordinal);
        var added = new Dictionary<string, Submission>(StringComparer.Ordinal);
        foreach (var (key, row) in others.OrderBy(row => row.Submission.SubmittedAt))
        {
            if (candidates.Count > 0 && candidates.TryGetValue(Content(row), out var versions) && versions.Find(version => Agree(version.SubmittedAt, row.SubmittedAt)) is { } version)
            {
                versions.Remove(version); // each version is one row
                found.Add(version.Key);
            }
            else
            {
                added.TryAdd(key, row);
            }
        }

        return ([.. added.Values], found);
    }

    // A coarse stamp may have been cut or rounded.
    private static bool Agree(DateTimeOffset one, DateTimeOffset other) =>
        (one - other).Duration() is var apart && (apart == TimeSpan.Zero || apart < (Lost(one) > Lost(other) ? Lost(one) : Lost(other)));

    private static TimeSpan Lost(DateTimeOffset stamp) =>
        stamp.Ticks % TimeSpan.TicksPerMinute == 0 ? TimeSpan.FromMinutes(1)
        : stamp.Ticks % TimeSpan.TicksPerSecond == 0 ? TimeSpan.FromSeconds(1)
        : TimeSpan.FromMilliseconds(2); // a day's fraction of ten decimals

    private static string Content(Submission submission) => JsonSerializer.Serialize(new
    {
        submission.OrganizationId,
        Answers = submission.Answers.Select(answer => new { answer.ActivityId, answer.OptionIds, Other = Reading(answer.Other), Ambiguous = Reading(answer.Ambiguous) }),
    });

    private static string? Reading(string? text) => text is not null && DecimalFraction().IsMatch(text) ? text.Replace(',', '.') : text;

    [GeneratedRegex("^-?[0-9]+,[0-9]+$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DecimalFraction();
}
