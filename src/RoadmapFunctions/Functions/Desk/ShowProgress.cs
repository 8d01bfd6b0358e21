using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Http;
using RoadmapFunctions.Pages.Desk;
using RoadmapFunctions.Upkeep.Health;

namespace RoadmapFunctions.Functions.Desk;

/// <summary>The desk of a campaign: who has answered, how far they are, how fresh that is.</summary>
public sealed class ShowProgress(DeskReader desk, RecentHealth health)
{
    [Function(nameof(ShowProgress)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "desk/campaigns/{campaign}")] HttpRequest request,
        Campaign campaign,
        CancellationToken cancellationToken
    )
    {
        var filter = RosterFilter.Of(request);
        return new Page<CampaignPage>(
            new CampaignModel(await desk.ReadAsync(campaign, cancellationToken), filter, (await health.GetAsync(cancellationToken)).Damage)
        );
    }
}
