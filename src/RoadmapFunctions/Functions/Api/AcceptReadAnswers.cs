using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Reminders;

namespace RoadmapFunctions.Functions.Api;

/// <summary>Accepts every answer in which nothing waits for a reader. Harmless to repeat.</summary>
public sealed class AcceptReadAnswers(ReviewActs acts)
{
    [Function(nameof(AcceptReadAnswers)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/campaigns/{campaign}/reading")] HttpRequest request,
        Campaign campaign,
        OperatorCaller by,
        CancellationToken cancellationToken
    ) => TypedResults.Ok(new Count(await acts.AcceptReadAsync(request, by, campaign, cancellationToken)));

    public sealed record Count(int Accepted);
}
