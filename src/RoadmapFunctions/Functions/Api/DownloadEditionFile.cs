using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Reporting.Editions;

namespace RoadmapFunctions.Functions.Api;

public sealed class DownloadEditionFile(IEditionStore editions, EditionDownload download)
{
    [Function(nameof(DownloadEditionFile)), Allow(Callers.Operator | Callers.Reader)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/campaigns/{campaign}/editions/{number:int}/files/{name}")]
            HttpRequest request,
        Campaign campaign,
        Caller by,
        int number,
        string name,
        CancellationToken cancellationToken
    )
    {
        var stored = await editions.ListAsync(campaign.Id, cancellationToken);
        return await download.OfAsync(
            request,
            by,
            campaign,
            stored.FirstOrDefault(each => each.Edition.Number == number),
            name,
            cancellationToken
        );
    }
}
