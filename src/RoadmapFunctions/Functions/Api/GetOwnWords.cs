using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Http;
using RoadmapFunctions.Reporting.Analysis;

namespace RoadmapFunctions.Functions.Api;

/// <summary>Own words («Другое») as the next edition will group them, with the corrections in force, whose revision is the ETag.</summary>
public sealed class GetOwnWords(OwnWordsReader words)
{
    [Function(nameof(GetOwnWords)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/campaigns/{campaign}/own-words")] HttpRequest request,
        Campaign campaign,
        CancellationToken cancellationToken
    )
    {
        var now = await words.ReadAsync(campaign, cancellationToken);
        EntityTag.Set(request.HttpContext.Response, now.Stored.Revision);
        return TypedResults.Ok(GroupsAnswer.Of(now.Analysis, now.Stored.Now));
    }
}
