using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.Functions.Api;

/// <summary>Open sessions of staff in browsers, the newest first.</summary>
public sealed class ListSessions(StaffSessions sessions)
{
    [Function(nameof(ListSessions)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/campaigns/{campaign}/sessions")] HttpRequest request,
        Campaign campaign,
        CancellationToken cancellationToken
    ) => TypedResults.Ok((await sessions.ListAsync(cancellationToken)).Select(SessionItem.Of));

    /// <param name="Network">Where it began: the network, not the machine.</param>
    public sealed record SessionItem(string Id, string Name, DateTimeOffset BeganAt, DateTimeOffset EndsAt, string Network)
    {
        public static SessionItem Of(OpenSession session) =>
            new(session.Id, session.Name, session.BeganAt, session.EndsAt, session.Network);
    }
}
