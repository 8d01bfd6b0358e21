using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Reporting.Editions;

namespace RoadmapFunctions.Functions.Api;

public sealed class ListEditions(IEditionStore editions)
{
    [Function(nameof(ListEditions)), Allow(Callers.Operator | Callers.Reader)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/campaigns/{campaign}/editions")] HttpRequest request,
        Campaign campaign,
        CancellationToken cancellationToken
    )
    {
        var stored = await editions.ListAsync(campaign.Id, cancellationToken);
        return TypedResults.Ok(stored.Select(each => each.Edition));
    }
}
