using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Reporting.Editions;

namespace RoadmapFunctions.Functions.Api;

/// <summary>Compares a stored edition with its manifest and its place in the chain, and says exactly what differs.</summary>
public sealed class VerifyEdition(IEditionStore editions)
{
    [Function(nameof(VerifyEdition)), Allow(Callers.Operator | Callers.Reader)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/campaigns/{campaign}/editions/{number:int}/verification")]
            HttpRequest request,
        Campaign campaign,
        int number,
        CancellationToken cancellationToken
    ) =>
        await EditionCheck.MakeAsync(editions, campaign.Id, number, cancellationToken) is { } check
            ? TypedResults.Ok(check.Result)
            : EditionDownload.Unknown();
}
