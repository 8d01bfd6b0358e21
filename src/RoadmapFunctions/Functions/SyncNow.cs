using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Hosting;
using RoadmapFunctions.Sync;

namespace RoadmapFunctions.Functions;

public sealed class SyncNow(CampaignCatalog campaigns, SyncJob sync)
{
    [Function(nameof(SyncNow)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/campaigns/{campaign}/sync")] HttpRequest request,
        string campaign,
        CancellationToken cancellationToken)
    {
        if (campaigns.Find(campaign) is not { } found)
        {
            return Problems.UnknownCampaign(campaign);
        }

        var accept = request.Query["acceptDisappearance"].ToString();
        var acceptDisappearance = false;
        if (accept.Length > 0 && !bool.TryParse(accept, out acceptDisappearance))
        {
            return Problems.BadRequest("acceptDisappearance может быть true или false.");
        }

        var run = await sync.RunAsync(found, acceptDisappearance, cancellationToken);
        return TypedResults.Ok(run.Counts);
    }
}
