using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Editions;
using RoadmapFunctions.Hosting;

namespace RoadmapFunctions.Functions;

public sealed class DownloadEditionFile(CampaignCatalog campaigns, IEditionStore editions)
{
    [Function(nameof(DownloadEditionFile)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/campaigns/{campaign}/editions/{number:int}/files/{name}")] HttpRequest request,
        string campaign,
        int number,
        string name,
        CancellationToken cancellationToken)
    {
        if (campaigns.Find(campaign) is not { } found)
        {
            return Problems.UnknownCampaign(campaign);
        }

        var stored = await editions.ListAsync(found.Id, cancellationToken);
        return await Downloads.FileAsync(request.HttpContext, editions, stored.FirstOrDefault(each => each.Edition.Number == number), name, cancellationToken);
    }
}
