using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Hosting;
using RoadmapFunctions.Progress;
using RoadmapFunctions.Quarantine;
using RoadmapFunctions.Submissions;
using RoadmapFunctions.Sync;

namespace RoadmapFunctions.Functions;

public sealed class GetProgress(CampaignCatalog campaigns, ISubmissionLog log, IQuarantine quarantine, ISyncRuns runs)
{
    [Function(nameof(GetProgress)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/campaigns/{campaign}/progress")] HttpRequest request,
        string campaign,
        CancellationToken cancellationToken)
    {
        if (campaigns.Find(campaign) is not { } found)
        {
            return Problems.UnknownCampaign(campaign);
        }

        var history = await SubmissionHistory.ReadAsync(log, found.Id, cancellationToken);
        var quarantined = (await quarantine.ReadAsync(found.Id, cancellationToken)).Where(item => item.Open).ToList();
        var lastRun = await runs.LastAsync(found.Id, cancellationToken);
        return TypedResults.Ok(ProgressAnswer.Of(CampaignProgress.Of(found, history), quarantined, lastRun));
    }
}
