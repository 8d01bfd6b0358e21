using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.Answers;

/// <summary>
/// Who of the roster has answered, how fully, and whether in time. Completeness is judged by content, time by the first
/// answer against the milestone, expectation by the roster; so no share can exceed the whole.
/// </summary>
public sealed record CampaignProgress(IReadOnlyList<OrganizationProgress> Organizations)
{
    public int Expected => Organizations.Count;

    public int Received => Organizations.Count(organization => organization.Received);

    public int Complete => Count(Completeness.Complete);

    public int Partial => Count(Completeness.Partial);

    public int Missing => Count(Completeness.Missing);

    public int OnTime => Count(Timeliness.OnTime);

    public int Late => Count(Timeliness.Late);

    public int Corrected => Organizations.Count(organization => organization.CorrectedAt is not null);

    public static CampaignProgress Of(Campaign campaign, SubmissionHistory history) =>
        new([
            .. campaign.Organizations.Select(organization => OrganizationProgress.Of(organization, history.Of(organization.Id), campaign)),
        ]);

    private int Count(Completeness completeness) => Organizations.Count(organization => organization.Completeness == completeness);

    private int Count(Timeliness timeliness) => Organizations.Count(organization => organization.Timeliness == timeliness);
}

/// <param name="Answered">Activities of the campaign with an answer.</param>
/// <param name="Timeliness">Null while there is no answer.</param>
/// <param name="FirstSeen">Stays what it was when the answer is corrected.</param>
/// <param name="CorrectedAt">When the answer that counts replaced another one.</param>
public sealed record OrganizationProgress(
    Organization Organization,
    Completeness Completeness,
    int Answered,
    Timeliness? Timeliness = null,
    DateTimeOffset? FirstSeen = null,
    DateTimeOffset? CorrectedAt = null
)
{
    public bool Received => Completeness != Completeness.Missing;

    public static OrganizationProgress Of(Organization organization, OrganizationHistory? history, Campaign campaign) =>
        history?.Current is { } current
            ? new(
                organization,
                CompletenessRule.Of(campaign, current),
                campaign.Activities.Count - CompletenessRule.Unanswered(campaign, current).Count,
                TimelinessRule.Of(campaign, history.FirstSeen),
                history.FirstSeen,
                history.CorrectedAt
            )
            : new(organization, Completeness.Missing, 0);
}
