using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Http;
using RoadmapFunctions.Pages.Desk;
using RoadmapFunctions.Upkeep.Audit;

namespace RoadmapFunctions.Functions.Desk;

/// <summary>Audits a campaign's data now and shows what was compared with what.</summary>
public sealed class ShowAudit(CampaignAudit audit)
{
    [Function(nameof(ShowAudit)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "desk/campaigns/{campaign}/audit")] HttpRequest request,
        Campaign campaign,
        CancellationToken cancellationToken
    ) => new Page<AuditPage>(new AuditModel(campaign, await audit.RunAsync(campaign, cancellationToken)));
}
