using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Desk;
using RoadmapFunctions.Editions;
using RoadmapFunctions.Hosting;

namespace RoadmapFunctions.Functions;

/// <summary>The editions of a campaign with their files.</summary>
public sealed class ShowEditions(CampaignCatalog campaigns, IEditionStore editions)
{
    [Function(nameof(ShowEditions)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "desk/{campaign}/editions")] HttpRequest request, string campaign, CancellationToken cancellationToken)
    {
        if (campaigns.Find(campaign) is not { } found)
        {
            return Problems.UnknownCampaign(campaign);
        }

        var stored = await editions.ListAsync(found.Id, cancellationToken);
        return DeskPages.Editions(found, [.. stored.Select(each => each.Edition)], NoticeOf(request), problem: null);
    }

    private static string? NoticeOf(HttpRequest request) =>
        int.TryParse(request.Query["published"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? $"Издание № {number} выпущено."
        : int.TryParse(request.Query["unchanged"], NumberStyles.None, CultureInfo.InvariantCulture, out number) ? $"С издания № {number} ничего не изменилось; новое не нужно."
        : null;
}
