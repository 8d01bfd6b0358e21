using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Pages.Desk;

namespace RoadmapFunctions.Functions.Api;

/// <summary>Operators with their own keys and readers of the campaign, including revoked ones.</summary>
public sealed class ListPeople(PeopleReader people)
{
    [Function(nameof(ListPeople)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/campaigns/{campaign}/people")] HttpRequest request,
        Campaign campaign,
        OperatorCaller by,
        CancellationToken cancellationToken
    )
    {
        var now = await people.ReadAsync(campaign, by, cancellationToken);
        return TypedResults.Ok(now.Operators.Concat(now.Readers).Select(person => PersonItem.Of(person, now.Now)));
    }
}
