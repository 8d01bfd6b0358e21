using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.CampaignVersions;
using RoadmapFunctions.CampaignVersions.Drafts;
using RoadmapFunctions.Http;
using RoadmapFunctions.Pages.Desk;

namespace RoadmapFunctions.Functions.Desk;

/// <summary>Campaign files: those in force, their versions, and a place for the next one.</summary>
public sealed class ShowCampaigns(CampaignCatalog campaigns, ICampaignVersions versions, DraftEditor drafts)
{
    [Function(nameof(ShowCampaigns)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "desk/campaigns")] HttpRequest request,
        CancellationToken cancellationToken
    ) =>
        new Page<CampaignFilesPage>(
            new CampaignFilesModel(campaigns.All, await versions.ListAsync(cancellationToken), await drafts.ListAsync(cancellationToken))
        );
}
