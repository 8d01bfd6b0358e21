using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.Functions.Api;

/// <summary>Schools in whose answers something waits for a reader, in the order of the campaign.</summary>
public sealed class ListUnreadAnswers(CampaignStates states, ISubmissionLog log)
{
    private const int ReadsInFlight = 16;

    [Function(nameof(ListUnreadAnswers)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/campaigns/{campaign}/reading")] HttpRequest request,
        Campaign campaign,
        CancellationToken cancellationToken
    )
    {
        var state = await states.ReadAsync(campaign, cancellationToken);
        var schools = state.Reviews.Where(review => review.Unread.Count > 0).Select(review => review.Organization).ToList();
        var answers = new ReviewedAnswer[schools.Count];
        await Parallel.ForEachAsync(
            schools.Index(),
            new ParallelOptions { MaxDegreeOfParallelism = ReadsInFlight, CancellationToken = cancellationToken },
            async (school, token) =>
            {
                var known = await SubmissionHistory.ReadOneAsync(log, campaign.Id, school.Item.Id, token);
                answers[school.Index] = ReviewedAnswer.Of(campaign, school.Item, known).UnreadOnly();
            }
        );
        return TypedResults.Ok(answers);
    }
}
