using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.Answers;

/// <summary>
/// Which schools of the roster have answered, how fully, and whether in time. Completeness is judged by content. Time is judged by the
/// first answer against the school's milestone. Exempt schools are not expected, so no share can exceed the whole.
/// </summary>
public sealed record CampaignProgress(IReadOnlyList<OrganizationProgress> Organizations)
{
    public int Expected => Organizations.Count(organization => organization.Completeness is not Completeness.NotExpected);

    public int Received => Organizations.Count(organization => organization.Received);

    public int Complete => Count(Completeness.Complete);

    public int Partial => Count(Completeness.Partial);

    /// <summary>Schools that are expected to answer and have not, those with empty forms among them.</summary>
    public int Missing => Organizations.Count(organization => organization.IsMissing);

    public int Empty => Count(Completeness.Empty);

    public int OnTime => Count(Timeliness.OnTime);

    public int Late => Count(Timeliness.Late);

    public int Corrected => Organizations.Count(organization => organization.CorrectedAt is not null);

    /// <summary>Number of texts that wait for a reader.</summary>
    public int Unread => Organizations.Sum(organization => organization.Review?.Unread.Count ?? 0);

    public int Returned => Count(ReviewState.Returned);

    public int Accepted => Count(ReviewState.Accepted);

    /// <summary>Number of answers that count and are confirmed by the heads of their schools.</summary>
    public int Confirmed => Organizations.Count(organization => organization.Confirmation is not null);

    public static CampaignProgress Of(Campaign campaign, SubmissionHistory history) =>
        new([.. campaign.Organizations.Select(organization => OrganizationProgress.Of(campaign, history, organization))]);

    private int Count(Completeness completeness) => Organizations.Count(organization => organization.Completeness == completeness);

    private int Count(ReviewState state) => Organizations.Count(organization => organization.State == state);

    private int Count(Timeliness timeliness) => Organizations.Count(organization => organization.Timeliness == timeliness);
}

/// <param name="Answered">Number of activities that the school is asked about and has answered.</param>
/// <param name="Timeliness">Null while there is no answer; an empty form is none.</param>
/// <param name="FirstSeen">When the first form came. A correction of the answer does not change it.</param>
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
    /// <summary>Number of activities that the school has to answer, judged by its answers; 0 without an answer.</summary>
    public int Asked { get; init; }

    /// <summary>What people have decided about the answer; null when it was not looked up.</summary>
    public OrganizationReview? Review { get; init; }

    /// <summary>The confirmation of the answer that counts; null while its head has not confirmed it.</summary>
    public Confirmation? Confirmation { get; init; }

    /// <summary>The row of an answer was deleted, and nobody has said whether the answer was the school's own.</summary>
    public bool InDoubt { get; init; }

    /// <summary>There is an answer, and the campaign asks the head of the school to confirm it.</summary>
    public bool AwaitsHead { get; init; }

    public ReviewState State => Review?.State ?? (Received ? ReviewState.Received : ReviewState.NoAnswer);

    /// <summary>What is expected of the school; null for what is expected of everybody.</summary>
    public TermsDecision? Terms => Review?.Terms;

    /// <summary>When the answer that counts came; null while there is none.</summary>
    public DateTimeOffset? LastSeen => CorrectedAt ?? FirstSeen;

    public bool Received => Completeness is Completeness.Complete or Completeness.Partial;

    /// <summary>It is expected to answer, and nothing is known of its work.</summary>
    public bool IsMissing => Completeness is Completeness.Missing or Completeness.Empty;

    /// <param name="known">What is known of the school; other schools may be in it.</param>
    public static OrganizationProgress Of(Campaign campaign, SubmissionHistory known, Organization organization)
    {
        var review = known.ReviewOf(campaign, organization);
        var history = known.Of(organization.Id);
        var inDoubt = history is not null && TimelinessRule.InDoubt(campaign, history).Count > 0;
        if (history is not { Current: { } current })
        {
            var silent = review.Terms is { Exempt: true } ? Completeness.NotExpected : Completeness.Missing;
            return new(organization, silent, 0) { Review = review, InDoubt = inDoubt };
        }

        var asked = CompletenessRule.Wanted(campaign, current).Count;
        var completeness = CompletenessRule.Of(campaign, current);
        var isEmpty = completeness is Completeness.Empty;
        return new(
            organization,
            isEmpty && review.Terms is { Exempt: true } ? Completeness.NotExpected : completeness,
            asked - CompletenessRule.Unanswered(campaign, current).Count,
            isEmpty ? null : TimelinessRule.Of(campaign, history),
            history.FirstSeen,
            history.CorrectedAt
        )
        {
            Asked = asked,
            InDoubt = inDoubt,
            Review = review,
            Confirmation = isEmpty ? null : history.Confirmation,
            AwaitsHead = campaign.AsksHead && history.Confirmation is null && !isEmpty,
        };
    }
}
