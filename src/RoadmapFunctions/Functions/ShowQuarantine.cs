using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Desk;
using RoadmapFunctions.Hosting;

namespace RoadmapFunctions.Functions;

/// <summary>The rows that wait for the operator, and those that were settled.</summary>
public sealed class ShowQuarantine(CampaignCatalog campaigns, DeskReader desk)
{
    [Function(nameof(ShowQuarantine)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "desk/{campaign}/quarantine")] HttpRequest request, string campaign, CancellationToken cancellationToken) =>
        campaigns.Find(campaign) is { } found
            ? DeskPages.Quarantine(found, await desk.QuarantineAsync(found, cancellationToken), NoticeOf(request), problem: null)
            : Problems.UnknownCampaign(campaign);

    private static string? NoticeOf(HttpRequest request) => request.Query.ContainsKey("waiting")
        ? "Решение записано. Таблицу сейчас прочитать не удалось; оно подействует при следующем удачном чтении. Причина — на странице «Ход сбора»."
        : null;
}
