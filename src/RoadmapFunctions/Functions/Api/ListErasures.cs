using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.Functions.Api;

/// <summary>Acts of erasure, in the order of time.</summary>
public sealed class ListErasures(IErasures erasures)
{
    [Function(nameof(ListErasures)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/campaigns/{campaign}/erasures")] HttpRequest request,
        Campaign campaign,
        CancellationToken cancellationToken
    ) => TypedResults.Ok((await erasures.ReadAsync(campaign.Id, cancellationToken)).Select(ErasureItem.Of));
}
