using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Desk;
using RoadmapFunctions.Hosting;

namespace RoadmapFunctions.Functions;

/// <summary>How the campaign's Google Form is made, and the key by which its script asks for a sync.</summary>
public sealed class ShowGoogleForm(CampaignCatalog campaigns, SyncKeys keys, TimeProvider time)
{
    [Function(nameof(ShowGoogleForm)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "desk/{campaign}/google-form")] HttpRequest request, string campaign, CancellationToken cancellationToken) =>
        campaigns.Find(campaign) is { } found
            ? DeskPages.GoogleForm(found, PublicAddress.Of(request), await keys.KeyAsync(found, cancellationToken), time.GetUtcNow())
            : Problems.UnknownCampaign(campaign);
}
