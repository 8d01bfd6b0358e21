namespace RoadmapFunctions.Reporting.Reports;

/// <summary>What differs from the previous edition, as ids of organizations.</summary>
/// <param name="Previous">Number of the previous edition.</param>
/// <param name="Regrouped">Ids of activities whose own words are the same but grouped differently.</param>
public sealed record EditionChanges(
    int Previous,
    IReadOnlyList<string> Answered,
    IReadOnlyList<string> Changed,
    IReadOnlyList<string> Withdrawn,
    IReadOnlyList<string> Regrouped
)
{
    public bool None => Answered.Count + Changed.Count + Withdrawn.Count + Regrouped.Count == 0;

    /// <param name="previous">Number of the previous edition.</param>
    public static EditionChanges Between(int previous, ComparedOutline before, ComparedOutline now)
    {
        var old = before
            .Organizations.Where(organization => organization.ContentSha256 is not null)
            .ToDictionary(organization => organization.Id, StringComparer.Ordinal);
        var current = now
            .Organizations.Where(organization => organization.ContentSha256 is not null)
            .ToDictionary(organization => organization.Id, StringComparer.Ordinal);
        return new(
            previous,
            [.. current.Keys.Where(id => !old.ContainsKey(id))],
            [
                .. current
                    .Values.Where(organization =>
                        old.TryGetValue(organization.Id, out var other) && other.ContentSha256 != organization.ContentSha256
                    )
                    .Select(organization => organization.Id),
            ],
            [.. old.Keys.Where(id => !current.ContainsKey(id))],
            [
                .. now
                    .Activities.Where(activity =>
                        before.Activities.FirstOrDefault(other => other.Id == activity.Id) is { } other
                        && Differ(other.WordGroups, activity.WordGroups)
                    )
                    .Select(activity => activity.Id),
            ]
        );
    }

    // Words that only one edition has came or went with their answer, which is already reported.
    private static bool Differ(IReadOnlyList<SummaryWordGroup>? before, IReadOnlyList<SummaryWordGroup>? now)
    {
        var (old, current) = (GroupsOf(before ?? []), GroupsOf(now ?? []));
        var common = old.Keys.Where(current.ContainsKey).ToList();
        return common.Exists(words => old[words] != current[words]);
    }

    private static Dictionary<SummaryWords, string> GroupsOf(IEnumerable<SummaryWordGroup> groups) =>
        groups
            .SelectMany(group => group.Words, (group, words) => (Words: words, group.Name))
            .DistinctBy(each => each.Words)
            .ToDictionary(each => each.Words, each => each.Name);
}
