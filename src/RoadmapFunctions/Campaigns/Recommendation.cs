namespace RoadmapFunctions.Campaigns;

/// <summary>What is recommended when a condition holds.</summary>
/// <param name="Text">
/// What is to be done, in the infinitive. Placeholders stand for the activities (<see cref="ActivityPlace"/>) and, in a text for the
/// operator, for the organizations.
/// </param>
/// <param name="Due">By when; null when no date is set.</param>
/// <param name="Addressee">To whom it is said: each organization by itself, or the operator once for all of them.</param>
public sealed record Recommendation(
    string Id,
    RecommendationCondition When,
    string Text,
    DateOnly? Due = null,
    RecommendationAddressee Addressee = RecommendationAddressee.Organization
)
{
    public const string OrganizationsPlace = "{organizations}";
}

public enum RecommendationAddressee
{
    Organization,
    Operator,
}

/// <summary>A condition on an organization, or on an organization and its activities.</summary>
public enum RecommendationCondition
{
    OrganizationMissing,
    OrganizationPartial,
    OrganizationLate,

    /// <summary>It is silent, but a row in quarantine may be its answer; addressed to the operator.</summary>
    OrganizationUnsettled,
    ActivityNotDone,
    ActivityUnchanged,
    ActivityInProgress,
    ActivityNeedsReading,

    /// <summary>It is not carried out, and the school has written why: the cause may be the operator's own.</summary>
    ActivityHindered,

    /// <summary>All have answered, and all that was asked is done; addressed to the operator.</summary>
    CampaignComplete,
}
