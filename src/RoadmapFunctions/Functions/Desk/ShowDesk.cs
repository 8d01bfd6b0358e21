using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Http;
using RoadmapFunctions.Pages.Desk;

namespace RoadmapFunctions.Functions.Desk;

/// <summary>The operator's desk: the campaigns, or the only one.</summary>
public sealed class ShowDesk(CampaignCatalog campaigns, TimeProvider time)
{
    [Function(nameof(ShowDesk)), Allow(Callers.Operator)]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "desk")] HttpRequest request) =>
        campaigns.All is [var only]
            ? new SeeOther(DeskAddress.Of(only))
            : new Page<HomePage>(new HomeModel(campaigns.All, time.GetUtcNow()));
}
