using RoadmapFunctions.Answers;

namespace RoadmapFunctions.Collecting.Sync;

/// <summary>
/// Finds the known versions among the rows of a sheet, in three passes. Each version matches one row, and each row one version.
/// </summary>
/// <param name="known">Versions that came from the sheet.</param>
internal sealed class RowMatching(IReadOnlyList<SubmissionVersion> known)
{
    private readonly HashSet<string> found = new(StringComparer.Ordinal);

    /// <summary>Keys of the versions that are in the sheet.</summary>
    public IReadOnlySet<string> Found => found;

    private IEnumerable<SubmissionVersion> NotFound => known.Where(version => !found.Contains(version.Submission.Key));

    /// <summary>First pass: most rows have exactly the key of their version.</summary>
    /// <returns>The other rows, repeated ones included.</returns>
    public IReadOnlyList<Submission> FindByKey(IReadOnlyList<Submission> rows)
    {
        var keys = known.Select(version => version.Submission.Key).ToHashSet(StringComparer.Ordinal);
        found.UnionWith(rows.Select(row => row.Key).Where(keys.Contains));
        return [.. rows.Where(row => !keys.Contains(row.Key))];
    }

    /// <summary>
    /// Second pass: a row that a download has blurred reads the same as its version, and its time differs by no more than
    /// the stamp has lost.
    /// </summary>
    /// <returns>The rows without a matching version, each once, the earliest first.</returns>
    public IReadOnlyList<Submission> FindByContent(IReadOnlyList<Submission> rows)
    {
        if (!NotFound.Any())
        {
            return [.. rows.OrderBy(row => row.SubmittedAt).DistinctBy(row => row.Key, StringComparer.Ordinal)];
        }

        var versions = NotFound
            .OrderByDescending(version => version.Present) // a withdrawn version comes back only if no other fits
            .ThenBy(version => version.Submission.Key, StringComparer.Ordinal)
            .SelectMany(version => AnswerReading.OfVersion(version.Submission), (version, reading) => (reading, version.Submission))
            .ToLookup(pair => pair.reading, pair => pair.Submission, StringComparer.Ordinal);
        var unknown = new List<Submission>();
        foreach (var row in rows.OrderBy(row => row.SubmittedAt))
        {
            if (AnswerReading.OfRow(row).SelectMany(reading => versions[reading]).FirstOrDefault(version => Fits(version, row)) is { } same)
            {
                found.Add(same.Key);
            }
            else
            {
                unknown.Add(row);
            }
        }

        return [.. unknown.DistinctBy(row => row.Key, StringComparer.Ordinal)];
    }

    /// <summary>
    /// Third pass: a row with other content at the time of a version that is gone is the same answer with a corrected cell. It takes the
    /// version's exact time, unless two versions fit.
    /// </summary>
    public IReadOnlyList<Submission> WithExactTimes(IReadOnlyList<Submission> rows)
    {
        var gone = NotFound
            .Where(version => version.Present)
            .ToLookup(version => version.Submission.OrganizationId, version => version.Submission, StringComparer.Ordinal);
        return
        [
            .. rows.Select(row =>
                gone[row.OrganizationId].Where(version => Fits(version, row)).Take(2).ToList() is [var mended]
                    ? row with
                    {
                        SubmittedAt = mended.SubmittedAt,
                    }
                    : row
            ),
        ];
    }

    private bool Fits(Submission version, Submission row) =>
        !found.Contains(version.Key) && Stamp.Agree(version.SubmittedAt, row.SubmittedAt);
}
