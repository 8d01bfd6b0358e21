using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.Reporting.Analysis;

/// <summary>Why a school needs help, by facts that anybody can look up in its answer.</summary>
/// <param name="NotBegun">Activities that the school itself says it does not carry out, or for which it uses what was there before.</param>
/// <param name="Unanswered">Of a school that has answered the rest.</param>
/// <param name="Behind">Far fewer activities are done than in the other schools.</param>
public sealed record HelpNeed(
    Organization Organization, bool Missing, IReadOnlyList<Activity> NotBegun, IReadOnlyList<Activity> Unanswered, bool Behind)
{
    /// <returns>
    /// Schools with at least one reason, those that need help first at the top: without an answer, then by activities not begun,
    /// then by activities without an answer, then as the roster has them.
    /// </returns>
    public static IReadOnlyList<HelpNeed> Of(Campaign campaign, IEnumerable<OrganizationAnalysis> organizations, Outliers outliers)
    {
        var behind = outliers.Behind.Select(each => each.Organization.Id).ToHashSet(StringComparer.Ordinal);
        return [.. organizations
            .Select(each => Of(campaign, each, behind.Contains(each.Organization.Id)))
            .Where(need => need.Missing || need.Behind || need.NotBegun.Count + need.Unanswered.Count > 0)
            .OrderByDescending(need => need.Missing)
            .ThenByDescending(need => need.NotBegun.Count)
            .ThenByDescending(need => need.Unanswered.Count)];
    }

    private static HelpNeed Of(Campaign campaign, OrganizationAnalysis analysis, bool behind)
    {
        var missing = analysis.Current is null;
        return new(analysis.Organization, missing, missing ? [] : Where(ExecutionStatusRule.IsNotBegun), missing ? [] : Where(status => status == ExecutionStatus.NoAnswer), behind);

        IReadOnlyList<Activity> Where(Func<ExecutionStatus, bool> holds) =>
            [.. campaign.Activities.Where(activity => holds(analysis.StatusOf(activity)))];
    }
}
