using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Functions.Api;
using RoadmapFunctions.Http;
using RoadmapFunctions.Pages.Desk;
using RoadmapFunctions.Reporting.Editions;

namespace RoadmapFunctions.Functions.Desk;

/// <summary>Verifies an edition now, and shows what was checked and the result.</summary>
public sealed class ShowVerification(IEditionStore editions, TimeProvider time)
{
    [Function(nameof(ShowVerification)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "desk/campaigns/{campaign}/editions/{number:int}/verification")]
            HttpRequest request,
        Campaign campaign,
        int number,
        CancellationToken cancellationToken
    ) =>
        await EditionCheck.MakeAsync(editions, campaign.Id, number, cancellationToken) is { } check
            ? new Page<VerificationPage>(new VerificationModel(campaign, check, time.GetUtcNow()))
            : EditionDownload.Unknown();
}
