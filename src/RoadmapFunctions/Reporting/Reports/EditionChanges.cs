namespace RoadmapFunctions.Reporting.Reports;

/// <summary>What differs from the previous edition, as ids of organizations.</summary>
/// <param name="Previous">Its number.</param>
public sealed record EditionChanges(
    int Previous,
    IReadOnlyList<string> Answered,
    IReadOnlyList<string> Changed,
    IReadOnlyList<string> Withdrawn
)
{
    public bool None => Answered.Count + Changed.Count + Withdrawn.Count == 0;

    /// <param name="previous">Its number.</param>
    public static EditionChanges Between(int previous, IEnumerable<OutlinedOrganization> before, IEnumerable<OutlinedOrganization> now)
    {
        var old = before
            .Where(organization => organization.ContentSha256 is not null)
            .ToDictionary(organization => organization.Id, StringComparer.Ordinal);
        var current = now.Where(organization => organization.ContentSha256 is not null)
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
            [.. old.Keys.Where(id => !current.ContainsKey(id))]
        );
    }
}
