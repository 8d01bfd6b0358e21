using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Http;
using RoadmapFunctions.Pages.Desk;

namespace RoadmapFunctions.Functions.Desk;

/// <summary>Ends one session of staff, wherever it is open.</summary>
public sealed class EndSessionFromDesk(SessionActs sessions)
{
    [Function(nameof(EndSessionFromDesk)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/campaigns/{campaign}/sessions/{id}")] HttpRequest request,
        Campaign campaign,
        string id,
        OperatorCaller by,
        CancellationToken cancellationToken
    ) =>
        await sessions.EndAsync(request, by, id, cancellationToken)
            ? new SeeOther($"{DeskAddress.People(campaign)}?ended")
            : Problems.NotFound(SessionActs.NoSuchSession);
}
