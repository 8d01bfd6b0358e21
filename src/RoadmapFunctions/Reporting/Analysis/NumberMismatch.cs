using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Reporting.Analysis;

/// <summary>Numbers of one school that do not agree, explained or not.</summary>
/// <param name="Activity">The question whose check fails.</param>
public sealed record NumberMismatch(Organization Organization, Activity Activity, BrokenCheck Broken)
{
    /// <returns>In the order of the roster, and of the questions.</returns>
    public static IReadOnlyList<NumberMismatch> In(Campaign campaign, IReadOnlyList<OrganizationAnalysis> organizations)
    {
        var checkedActivities = campaign.Activities.Where(activity => activity.Checks.OrEmpty().Count > 0).ToList();
        return
        [
            .. from each in organizations
            from activity in checkedActivities
            from broken in BrokenCheck.In(campaign, activity, each.Current)
            select new NumberMismatch(each.Organization, activity, broken),
        ];
    }

    /// <summary>The questions that it is compared with, each once.</summary>
    public IReadOnlyList<Activity> Against(Campaign campaign) =>
        [.. Broken.Check.Others(campaign).Select(number => number.Activity).DistinctBy(activity => activity.Id, StringComparer.Ordinal)];

    /// <summary>Their printed numbers: «14, 15».</summary>
    public string AgainstNumbers(Campaign campaign) => string.Join(", ", Against(campaign).Select(activity => activity.Number));
}
