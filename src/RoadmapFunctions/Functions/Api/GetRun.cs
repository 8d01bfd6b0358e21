using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Http;
using RoadmapFunctions.Upkeep.Work;

namespace RoadmapFunctions.Functions.Api;

/// <summary>How far a run is that somebody has asked for, and what it has brought.</summary>
public sealed class GetRun(IWorkRuns runs)
{
    [Function(nameof(GetRun)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/campaigns/{campaign}/runs/{id}")] HttpRequest request,
        Campaign campaign,
        string id,
        CancellationToken cancellationToken
    )
    {
        if (await runs.FindAsync(campaign.Id, id, cancellationToken) is not { } run)
        {
            return Problems.NotFound("Такой работы нет, или она давно закончена.");
        }

        if (!run.HasEnded())
        {
            RunAnswer.AskAgainSoon(request);
        }

        return TypedResults.Ok(run);
    }
}
