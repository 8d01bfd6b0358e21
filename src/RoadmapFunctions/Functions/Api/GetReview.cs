using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.Functions.Api;

/// <summary>A school's answer, how far its review has come, and every decision about it.</summary>
public sealed class GetReview(ISubmissionLog log)
{
    [Function(nameof(GetReview)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/campaigns/{campaign}/reading/{organization}")] HttpRequest request,
        Campaign campaign,
        Organization organization,
        CancellationToken cancellationToken
    )
    {
        var known = await SubmissionHistory.ReadOneAsync(log, campaign.Id, organization.Id, cancellationToken);
        return TypedResults.Ok(ReviewedAnswer.Of(campaign, organization, known));
    }
}
