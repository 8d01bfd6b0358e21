using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Forms;
using RoadmapFunctions.Hosting;

namespace RoadmapFunctions.Functions;

/// <summary>The Apps Script that makes the campaign's Google Form.</summary>
public sealed class GetGoogleForm(CampaignCatalog campaigns)
{
    [Function(nameof(GetGoogleForm)), Allow(Callers.Operator)]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/campaigns/{campaign}/google-form.gs")] HttpRequest request, string campaign) =>
        campaigns.Find(campaign) is { } found ? TypedResults.Text(GoogleFormScript.Of(found), "text/javascript; charset=utf-8") : Problems.UnknownCampaign(campaign);
}
