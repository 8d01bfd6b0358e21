using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Upkeep.Audit;

namespace RoadmapFunctions.Functions.Api;

/// <summary>Checks now whether the stored data of a campaign agrees with what it was made from.</summary>
public sealed class GetAudit(CampaignAudit audit)
{
    [Function(nameof(GetAudit)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/campaigns/{campaign}/audit")] HttpRequest request,
        Campaign campaign,
        CancellationToken cancellationToken
    ) => TypedResults.Ok(await audit.RunAsync(campaign, cancellationToken));
}
