using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.Answers;

/// <summary>What is known of all schools of a campaign, for those who count and compare answers without showing their texts.</summary>
public sealed class CampaignState
{
    private CampaignState(Campaign campaign, SubmissionHistory known, CampaignProgress progress) =>
        (Campaign, Known, Progress) = (campaign, known, progress);

    public Campaign Campaign { get; }

    /// <summary>The answers may be outlined (<see cref="AnswerOutline"/>), and decisions have no comment.</summary>
    public SubmissionHistory Known { get; }

    public CampaignProgress Progress { get; }

    /// <summary>The schools of the roster that have answered.</summary>
    public IEnumerable<(Organization Organization, OrganizationHistory History)> Answered =>
        from organization in Campaign.Organizations
        let history = Known.Of(organization.Id)
        where history is not null
        select (organization, history);

    /// <summary>One for each school of the roster, in its order.</summary>
    public IReadOnlyList<OrganizationReview> Reviews => [.. Progress.Organizations.Select(each => each.Review!)];

    public static CampaignState Of(Campaign campaign, SubmissionHistory known) =>
        new(campaign, known, CampaignProgress.Of(campaign, known));

    /// <inheritdoc cref="SubmissionHistory.With"/>
    public CampaignState With(IReadOnlySet<string> organizationIds, SubmissionHistory readAgain)
    {
        var now = Known.With(organizationIds, readAgain);
        return new(
            Campaign,
            now,
            new([
                .. Progress.Organizations.Select(each =>
                    organizationIds.Contains(each.Organization.Id) ? OrganizationProgress.Of(Campaign, now, each.Organization) : each
                ),
            ])
        );
    }
}
