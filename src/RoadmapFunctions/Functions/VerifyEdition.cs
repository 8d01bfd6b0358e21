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

        var stored = await editions.ListAsync(found.Id, cancellationToken);
        if (stored.FirstOrDefault(each => each.Edition.Number == number) is not { } edition)
        {
            return Problems.UnknownEdition();
        }

        var neighbours = stored.Where(each => Math.Abs(each.Edition.Number - number) == 1).Select(each => each.Manifest).ToList();
        return TypedResults.Ok(await EditionVerification.VerifyAsync(
            edition.Manifest, neighbours, editions.FindFilesAsync(edition.Edition, cancellationToken), cancellationToken));
    }
}
