using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Http;
using RoadmapFunctions.Pages.Desk;

namespace RoadmapFunctions.Functions.Desk;

/// <summary>The page where a campaign begins: from the last one, from the text of an order, or from nothing.</summary>
public sealed class ShowBeginning(CampaignCatalog campaigns)
{
    [Function(nameof(ShowBeginning)), Allow(Callers.Operator)]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "desk/edit")] HttpRequest request) =>
        new Page<BeginningPage>(new BeginningModel(campaigns.All));
}
