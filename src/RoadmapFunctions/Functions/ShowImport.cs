using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Hosting;
using RoadmapFunctions.Import;

namespace RoadmapFunctions.Functions;

/// <summary>Where the operator sends the sheet as a file, when Google cannot be reached.</summary>
public sealed class ShowImport(CampaignCatalog campaigns, ImportReader import)
{
    [Function(nameof(ShowImport)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "desk/{campaign}/import")] HttpRequest request, string campaign, CancellationToken cancellationToken) =>
        campaigns.Find(campaign) is { } found
            ? ImportPages.Form(found, await import.ZoneAsync(found, cancellationToken))
            : Problems.UnknownCampaign(campaign);
}
