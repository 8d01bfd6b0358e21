using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Http;
using RoadmapFunctions.Pages.Desk;

namespace RoadmapFunctions.Functions.Desk;

/// <summary>Operators with their own keys, readers of the campaign, open sessions.</summary>
public sealed class ShowPeople(PeopleReader people)
{
    [Function(nameof(ShowPeople)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "desk/campaigns/{campaign}/people")] HttpRequest request,
        Campaign campaign,
        OperatorCaller by,
        CancellationToken cancellationToken
    )
    {
        var model = await people.ReadAsync(campaign, by, cancellationToken);
        return new Page<PeoplePage>(model with { Notice = request.Query.ContainsKey("ended") ? "Сеанс завершён." : null });
    }
}
