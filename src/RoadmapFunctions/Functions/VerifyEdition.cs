using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Editions;
using RoadmapFunctions.Hosting;

namespace RoadmapFunctions.Functions;

/// <summary>Compares a stored edition with its manifest and its place in the chain, and says exactly what differs.</summary>
public sealed class VerifyEdition(CampaignCatalog campaigns, IEditionStore editions)
{
    [Function(nameof(VerifyEdition)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/campaigns/{campaign}/editions/{number:int}/verification")] HttpRequest request,
        string campaign,
        int number,
        CancellationToken cancellationToken)
    {
        if (campaigns.Find(campaign) is not { } found)
        {
            return Problems.UnknownCampaign(campaign);
        }

        return await EditionCheck.MakeAsync(editions, found.Id, number, cancellationToken) is { } check
            ? TypedResults.Ok(check.Result)
            : Problems.UnknownEdition();
    }
}
