using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Desk;
using RoadmapFunctions.Grouping;
using RoadmapFunctions.Hosting;

namespace RoadmapFunctions.Functions;

/// <summary>Own words of all activities in their groups.</summary>
public sealed class ShowOwnWords(CampaignCatalog campaigns, OwnWordsReader words)
{
    [Function(nameof(ShowOwnWords)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "desk/{campaign}/own-words")] HttpRequest request, string campaign, CancellationToken cancellationToken) =>
        campaigns.Find(campaign) is { } found ? DeskPages.OwnWords(found, await words.ReadAsync(found, cancellationToken)) : Problems.UnknownCampaign(campaign);
}
