using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Upkeep.Work;

namespace RoadmapFunctions.Functions.Api;

/// <summary>The last runs of a campaign, the newest first: those that wait, that go on, that have ended.</summary>
public sealed class ListRuns(IWorkRuns runs)
{
    [Function(nameof(ListRuns)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/campaigns/{campaign}/runs")] HttpRequest request,
        Campaign campaign,
        CancellationToken cancellationToken
    ) => TypedResults.Ok(await runs.ListAsync(campaign.Id, cancellationToken));
}
