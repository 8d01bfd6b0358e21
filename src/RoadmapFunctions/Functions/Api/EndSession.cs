using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Http;

namespace RoadmapFunctions.Functions.Api;

/// <summary>Ends one session of staff, wherever it is open.</summary>
public sealed class EndSession(SessionActs sessions)
{
    [Function(nameof(EndSession)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/campaigns/{campaign}/sessions/{id}")] HttpRequest request,
        Campaign campaign,
        string id,
        OperatorCaller by,
        CancellationToken cancellationToken
    ) =>
        await sessions.EndAsync(request, by, id, cancellationToken)
            ? TypedResults.NoContent()
            : Problems.NotFound(SessionActs.NoSuchSession);
}
