namespace RoadmapFunctions.Reporting.Analysis;

/// <summary>Schools whose number of activities done lies far from the others', by Tukey's fences.</summary>
/// <param name="Median">Activities done by the school in the middle; null when nobody has answered.</param>
public sealed record Outliers(decimal? Median, IReadOnlyList<OrganizationAnalysis> Behind, IReadOnlyList<OrganizationAnalysis> Ahead)
{
    /// <summary>Among fewer answers nobody can be said to stand apart.</summary>
    public const int FewestAnswers = 5;

    /// <summary>Activities from the median below which a difference is no news, however alike the others are.</summary>
    public const int LeastDistance = 2;

    private const decimal Fence = 1.5m;

    public static Outliers Of(IEnumerable<OrganizationAnalysis> organizations)
    {
        var answered = organizations.Where(organization => organization.Index is not null).ToList();
        var done = answered.Select(organization => organization.Index!.Done).Order().ToList();
        if (done.Count < FewestAnswers)
        {
            return new(done.Count == 0 ? null : MedianOf(done), [], []);
        }

        var half = (done.Count + 1) / 2; // the middle one of an odd number belongs to both halves
        var (lower, median, upper) = (MedianOf(done[..half]), MedianOf(done), MedianOf(done[^half..]));
        var reach = Fence * (upper - lower);
        return new(
            median,
            [.. answered.Where(each => each.Index!.Done < lower - reach && each.Index.Done <= median - LeastDistance)],
            [.. answered.Where(each => each.Index!.Done > upper + reach && each.Index.Done >= median + LeastDistance)]);
    }

    private static decimal MedianOf(List<int> ordered) => (ordered[(ordered.Count - 1) / 2] + ordered[ordered.Count / 2]) / 2m;
}
