using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.Reporting.Analysis;

/// <summary>Two campaigns side by side, by the ids of activities and organizations; either may have some that the other lacks.</summary>
/// <param name="OnlyNow">Activities that the previous campaign did not have.</param>
/// <param name="OnlyBefore">Activities that this campaign no longer has.</param>
/// <param name="Common">Organizations of both rosters.</param>
public sealed record CampaignComparison(
    CampaignAnalysis Before,
    CampaignAnalysis Now,
    IReadOnlyList<ActivityComparison> Activities,
    IReadOnlyList<Activity> OnlyNow,
    IReadOnlyList<Activity> OnlyBefore,
    IReadOnlyList<Organization> Common)
{
    public static CampaignComparison Of(CampaignAnalysis before, CampaignAnalysis now)
    {
        var (old, current) = (IdsOf(before), IdsOf(now));
        var schools = before.Organizations.ToDictionary(each => each.Organization.Id, StringComparer.Ordinal);
        var common = now.Organizations.Where(each => schools.ContainsKey(each.Organization.Id))
            .Select(each => (Before: schools[each.Organization.Id], Now: each))
            .ToList();
        return new(
            before,
            now,
            [.. now.Activities.Index().Where(each => old.ContainsKey(each.Item.Activity.Id))
                .Select(each => ActivityComparison.Of(before.Activities[old[each.Item.Activity.Id]], each.Item, [.. common.Select(pair =>
                    (pair.Now.Organization, pair.Before.Statuses[old[each.Item.Activity.Id]], pair.Now.Statuses[each.Index]))]))],
            [.. now.Campaign.Activities.Where(activity => !old.ContainsKey(activity.Id))],
            [.. before.Campaign.Activities.Where(activity => !current.ContainsKey(activity.Id))],
            [.. common.Select(pair => pair.Now.Organization)]);
    }

    private static Dictionary<string, int> IdsOf(CampaignAnalysis analysis) =>
        analysis.Campaign.Activities.Index().ToDictionary(each => each.Item.Id, each => each.Index, StringComparer.Ordinal);
}

/// <param name="Better">Organizations of both rosters whose status has risen: not done, unchanged, in progress, done.</param>
public sealed record ActivityComparison(
    ActivityAnalysis Before, ActivityAnalysis Now, IReadOnlyList<Organization> Better, IReadOnlyList<Organization> Worse)
{
    public static ActivityComparison Of(
        ActivityAnalysis before, ActivityAnalysis now, IReadOnlyList<(Organization Organization, ExecutionStatus Before, ExecutionStatus Now)> common)
    {
        return new(before, now, Where(change => change > 0), Where(change => change < 0));

        IReadOnlyList<Organization> Where(Func<int, bool> holds) =>
            [.. common.Where(each => RankOf(each.Now) - RankOf(each.Before) is { } change && holds(change)).Select(each => each.Organization)];
    }

    // What must be read or was not said cannot be compared.
    private static int? RankOf(ExecutionStatus status) => status switch
    {
        ExecutionStatus.NotDone => 0,
        ExecutionStatus.Unchanged => 1,
        ExecutionStatus.InProgress => 2,
        ExecutionStatus.Done => 3,
        _ => null,
    };
}
