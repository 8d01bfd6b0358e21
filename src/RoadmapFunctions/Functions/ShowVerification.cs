using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Desk;
using RoadmapFunctions.Editions;
using RoadmapFunctions.Hosting;

namespace RoadmapFunctions.Functions;

/// <summary>Verifies an edition now, and shows what was checked and what came of it.</summary>
public sealed class ShowVerification(CampaignCatalog campaigns, IEditionStore editions, TimeProvider time)
{
    [Function(nameof(ShowVerification)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "desk/{campaign}/editions/{number:int}/verification")] HttpRequest request,
        string campaign,
        int number,
        CancellationToken cancellationToken)
    {
        if (campaigns.Find(campaign) is not { } found)
        {
            return Problems.UnknownCampaign(campaign);
        }

        return await EditionCheck.MakeAsync(editions, found.Id, number, cancellationToken) is { } check
            ? DeskPages.Verification(found, check, time.GetUtcNow())
            : Problems.UnknownEdition();
    }
}
