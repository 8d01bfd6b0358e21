using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Hosting;
using RoadmapFunctions.Sync;

namespace RoadmapFunctions.Functions;

public sealed class SyncNow(CampaignCatalog campaigns, SyncJob sync)
{
    [Function(nameof(SyncNow))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "campaigns/{campaign}/sync")] HttpRequest request,
        string campaign,
        CancellationToken cancellationToken)
    {
        if (campaigns.Find(campaign) is not { } found)
        {
            return Problems.UnknownCampaign(campaign);
        }

        var acceptDisappearance = request.Query["acceptDisappearance"] == "true";
        var run = await sync.RunAsync(found, acceptDisappearance, cancellationToken);
        return TypedResults.Ok(run.Counts);
    }
}
