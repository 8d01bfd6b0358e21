using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.Reporting.Analysis;

/// <summary>A recommendation that the last edition of the previous campaign gave to one school.</summary>
/// <param name="ActivityIds">Empty when it was not about activities.</param>
public sealed record PreviousRecommendation(
    RecommendationCondition When,
    string Text,
    string? OrganizationId = null,
    IReadOnlyList<string>? ActivityIds = null
);

/// <summary>What has become of a recommendation by now.</summary>
public sealed record Fulfilment(Organization Organization, PreviousRecommendation Recommendation, FulfilmentState State)
{
    /// <returns>For the schools that are still in the roster, in its order.</returns>
    public static IReadOnlyList<Fulfilment> Of(PreviousPeriod previous, CampaignAnalysis now)
    {
        var given = previous.Recommendations.ToLookup(each => each.OrganizationId, StringComparer.Ordinal);
        return
        [
            .. now.Organizations.SelectMany(each =>
                given[each.Organization.Id]
                    .Select(recommendation => new Fulfilment(each.Organization, recommendation, StateOf(recommendation, each)))
            ),
        ];
    }

    private static FulfilmentState StateOf(PreviousRecommendation recommendation, OrganizationAnalysis now) =>
        recommendation.When switch
        {
            RecommendationCondition.OrganizationMissing => now.Progress.Received ? FulfilmentState.Fulfilled : FulfilmentState.NotFulfilled,
            RecommendationCondition.OrganizationLate => now.Progress.Timeliness switch
            {
                Timeliness.OnTime => FulfilmentState.Fulfilled,
                Timeliness.Late => FulfilmentState.NotFulfilled,
                _ => FulfilmentState.Unknown,
            },
            _ => Together([.. (recommendation.ActivityIds ?? []).Select(id => now.Statuses.Of(id))]),
        };

    private static FulfilmentState Together(IReadOnlyList<ExecutionStatus> statuses) =>
        statuses.All(status => status is ExecutionStatus.NoAnswer or ExecutionStatus.NeedsReading) ? FulfilmentState.Unknown
        : statuses.All(status => status == ExecutionStatus.Done) ? FulfilmentState.Fulfilled
        : statuses.Any(status => status is ExecutionStatus.Done or ExecutionStatus.InProgress) ? FulfilmentState.Partly
        : FulfilmentState.NotFulfilled;
}

public enum FulfilmentState
{
    Fulfilled,

    /// <summary>Some of it is done, or is being done.</summary>
    Partly,
    NotFulfilled,

    /// <summary>No answer, or one that has not been assessed.</summary>
    Unknown,
}
