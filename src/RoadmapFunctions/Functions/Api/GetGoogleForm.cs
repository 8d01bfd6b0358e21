using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Forms;

namespace RoadmapFunctions.Functions.Api;

/// <summary>The Apps Script that makes the campaign's Google Form.</summary>
public sealed class GetGoogleForm
{
    [Function(nameof(GetGoogleForm)), Allow(Callers.Operator)]
    public IResult Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/campaigns/{campaign}/google-form.gs")] HttpRequest request,
        Campaign campaign
    ) => TypedResults.Text(GoogleFormScript.Of(campaign), "text/javascript; charset=utf-8");
}
