using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Http;
using RoadmapFunctions.Pages.Desk;
using RoadmapFunctions.Reporting.Editions;

namespace RoadmapFunctions.Functions.Desk;

/// <summary>Acts of erasure, to be printed and signed.</summary>
public sealed class ShowErasures(IErasures erasures, IEditionStore editions)
{
    [Function(nameof(ShowErasures)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "desk/campaigns/{campaign}/erasures")] HttpRequest request,
        Campaign campaign,
        CancellationToken cancellationToken
    )
    {
        var stored = await editions.ListAsync(campaign.Id, cancellationToken);
        return new Page<ErasuresPage>(
            new ErasuresModel(campaign, await erasures.ReadAsync(campaign.Id, cancellationToken), [.. stored.Select(each => each.Edition)])
        );
    }
}
