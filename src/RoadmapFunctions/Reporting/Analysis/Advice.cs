using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.Reporting.Analysis;

/// <summary>A recommendation whose condition holds: to one school, or to the operator about several.</summary>
/// <param name="Activities">Activities for which the condition holds; empty when it is not about activities.</param>
public sealed record Advice(Recommendation Recommendation, IReadOnlyList<Organization> Organizations, IReadOnlyList<Activity> Activities)
{
    /// <param name="unsettled">Ids of schools whose answer may be a row in quarantine: they are not asked for something that
    /// they may have sent.</param>
    /// <param name="overdue">Ids of schools that should have answered by now and certainly have not.</param>
    /// <returns>Organization by organization in the order of the roster, then the operator's.</returns>
    public static IReadOnlyList<Advice> Of(CampaignAnalysis analysis, IReadOnlySet<string> unsettled, IReadOnlySet<string> overdue)
    {
        var ofEach = analysis
            .Organizations.Where(each => !unsettled.Contains(each.Organization.Id))
            .SelectMany(each =>
                analysis.Campaign.Recommendations.Select(recommendation => Of(recommendation, each, analysis.Campaign, overdue))
            )
            .OfType<Advice>()
            .ToLookup(advice => advice.Recommendation.Addressee);
        return
        [
            .. ofEach[RecommendationAddressee.Organization],
            .. ofEach[RecommendationAddressee.Operator]
                .GroupBy(advice => advice.Recommendation)
                .Select(advices => Together(advices, analysis.Campaign)),
            .. analysis
                .Campaign.Recommendations.Where(each => unsettled.Count > 0 && each.When == RecommendationCondition.OrganizationUnsettled)
                .Select(each => new Advice(
                    each,
                    [.. analysis.Campaign.Organizations.Where(organization => unsettled.Contains(organization.Id))],
                    []
                )),
            .. analysis.IsComplete
                ? analysis
                    .Campaign.Recommendations.Where(each => each.When == RecommendationCondition.CampaignComplete)
                    .Select(each => new Advice(each, [], []))
                : [],
        ];
    }

    private static Advice? Of(
        Recommendation recommendation,
        OrganizationAnalysis organization,
        Campaign campaign,
        IReadOnlySet<string> overdue
    )
    {
        var progress = organization.Progress;
        return recommendation.When switch
        {
            RecommendationCondition.OrganizationMissing => Holds(overdue.Contains(organization.Organization.Id)),
            RecommendationCondition.OrganizationLate => Holds(progress.Timeliness == Timeliness.Late),
            RecommendationCondition.OrganizationPartial => progress.Received
                ? On(CompletenessRule.Unanswered(campaign, organization.Current))
                : null,
            RecommendationCondition.ActivityNotDone => OnActivities(ExecutionStatus.NotDone),
            RecommendationCondition.ActivityUnchanged => OnActivities(ExecutionStatus.Unchanged),
            RecommendationCondition.ActivityInProgress => OnActivities(ExecutionStatus.InProgress),
            RecommendationCondition.ActivityNeedsReading => On([.. campaign.CountedActivities.Where(organization.MustBeRead)]),
            RecommendationCondition.ActivityHindered => On(Hindered(organization, campaign)),
            _ => null,
        };

        Advice? Holds(bool holds) => holds ? new(recommendation, [organization.Organization], []) : null;

        // Advice must not contradict words that nobody has read.
        Advice? OnActivities(ExecutionStatus status) =>
            On([
                .. campaign.CountedActivities.Where(activity =>
                    organization.StatusOf(activity) == status && !organization.MustBeRead(activity)
                ),
            ]);

        Advice? On(IReadOnlyList<Activity> activities) =>
            activities.Count > 0 ? new(recommendation, [organization.Organization], activities) : null;
    }

    /// <summary>
    /// What hinders schools in a way that may depend on the operator: in the activities that are its own by their titles, and in all where
    /// no title names it.
    /// </summary>
    public static IEnumerable<Activity> OfOperator(Campaign campaign) =>
        campaign
            .CountedActivities.Where(activity => activity.Title.Contains(campaign.Operator.Name, StringComparison.OrdinalIgnoreCase))
            .ToList()
            is { Count: > 0 } own
            ? own
            : campaign.CountedActivities;

    private static IReadOnlyList<Activity> Hindered(OrganizationAnalysis organization, Campaign campaign) =>
        [.. OfOperator(campaign).Where(activity => Hindrance.Of(organization, activity) is not null)];

    private static Advice Together(IEnumerable<Advice> advices, Campaign campaign)
    {
        var all = advices.ToList();
        return new(
            all[0].Recommendation,
            [.. all.SelectMany(advice => advice.Organizations)],
            [.. campaign.Activities.Intersect(all.SelectMany(advice => advice.Activities))]
        );
    }
}
