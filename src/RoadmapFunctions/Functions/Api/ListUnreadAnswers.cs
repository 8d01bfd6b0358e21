using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.Functions.Api;

/// <summary>Schools in whose answers something waits for a reader, in the order of the campaign.</summary>
public sealed class ListUnreadAnswers(ISubmissionLog log)
{
    [Function(nameof(ListUnreadAnswers)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/campaigns/{campaign}/reading")] HttpRequest request,
        Campaign campaign,
        CancellationToken cancellationToken
    )
    {
        var known = await SubmissionHistory.ReadAsync(log, campaign.Id, cancellationToken);
        return TypedResults.Ok(
            campaign
                .Organizations.Where(organization => known.ReviewOf(campaign, organization).Unread.Count > 0)
                .Select(organization => ReviewedAnswer.Of(campaign, organization, known).UnreadOnly())
        );
    }
}
