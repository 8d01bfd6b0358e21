using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Pages.Desk;

namespace RoadmapFunctions.Functions.Api;

/// <summary>Rows that could not be read as they stand, with what was decided about them.</summary>
public sealed class ListQuarantine(DeskReader desk)
{
    [Function(nameof(ListQuarantine)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/campaigns/{campaign}/quarantine")] HttpRequest request,
        Campaign campaign,
        CancellationToken cancellationToken
    ) => TypedResults.Ok((await desk.QuarantineAsync(campaign, cancellationToken)).Select(QuarantinedRow.Of));
}
