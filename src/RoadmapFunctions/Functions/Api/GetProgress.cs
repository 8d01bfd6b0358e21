using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Quarantine;
using RoadmapFunctions.Collecting.Sync;

namespace RoadmapFunctions.Functions.Api;

public sealed class GetProgress(CampaignStates states, IQuarantine quarantine, ISyncRuns runs)
{
    [Function(nameof(GetProgress)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/campaigns/{campaign}/progress")] HttpRequest request,
        Campaign campaign,
        CancellationToken cancellationToken
    )
    {
        var state = await states.ReadAsync(campaign, cancellationToken);
        var quarantined = (await quarantine.ReadOutlineAsync(campaign.Id, cancellationToken)).Where(item => item.Open).ToList();
        var lastRun = await runs.LastAsync(campaign.Id, cancellationToken);
        return TypedResults.Ok(ProgressAnswer.Of(campaign, state.Progress, quarantined, lastRun));
    }
}
