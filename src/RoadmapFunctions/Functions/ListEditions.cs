using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Editions;
using RoadmapFunctions.Hosting;

namespace RoadmapFunctions.Functions;

public sealed class ListEditions(CampaignCatalog campaigns, IEditionStore editions)
{
    [Function(nameof(ListEditions)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/campaigns/{campaign}/editions")] HttpRequest request,
        string campaign,
        CancellationToken cancellationToken)
    {
        if (campaigns.Find(campaign) is not { } found)
        {
            return Problems.UnknownCampaign(campaign);
        }

        var stored = await editions.ListAsync(found.Id, cancellationToken);
        return TypedResults.Ok(stored.Select(each => each.Edition));
    }
}
