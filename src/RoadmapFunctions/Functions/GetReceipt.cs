using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Hosting;
using RoadmapFunctions.Intake;
using RoadmapFunctions.Submissions;

namespace RoadmapFunctions.Functions;

public sealed class GetReceipt(CampaignCatalog campaigns, SubmitJob submit)
{
    [Function(nameof(GetReceipt)), Allow(Callers.Operator | Callers.School)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/campaigns/{campaign}/submissions/{id}")] HttpRequest request,
        string campaign,
        string id,
        CancellationToken cancellationToken)
    {
        if (campaigns.Find(campaign) is not { } found)
        {
            return Problems.UnknownCampaign(campaign);
        }

        return AccessControl.CallerOf(request).MaySee(found.Id, SubmissionKey.OrganizationOf(id))
            && await submit.FindAsync(found, id, cancellationToken) is { } receipt ? TypedResults.Ok(receipt) : Problems.NotFound("Такого ответа нет.");
    }
}
