using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Hosting;
using RoadmapFunctions.Intake;

namespace RoadmapFunctions.Functions;

public sealed class GetReceipt(CampaignCatalog campaigns, SubmitJob submit)
{
    [Function(nameof(GetReceipt))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "campaigns/{campaign}/submissions/{id}")] HttpRequest request,
        string campaign,
        string id,
        CancellationToken cancellationToken)
    {
        if (campaigns.Find(campaign) is not { } found)
        {
            return Problems.UnknownCampaign(campaign);
        }

        return await submit.FindAsync(found, id, cancellationToken) is { } receipt ? TypedResults.Ok(receipt) : Problems.NotFound("Такого ответа нет.");
    }
}
