using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Http;
using RoadmapFunctions.Pages.Desk;

namespace RoadmapFunctions.Functions.Desk;

/// <summary>Ends one session of staff, wherever it is open.</summary>
public sealed class EndSession(ISessions sessions, Journal journal)
{
    [Function(nameof(EndSession)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/campaigns/{campaign}/sessions/{id}")] HttpRequest request,
        Campaign campaign,
        string id,
        OperatorCaller by,
        CancellationToken cancellationToken
    )
    {
        if (await sessions.FindAsync(id, cancellationToken) is not { } session)
        {
            return Problems.NotFound("Такого сеанса нет: он уже завершён.");
        }

        await journal.AddEverywhereAsync(request, by, JournalAct.SessionEnded, session.Name, cancellationToken);
        await sessions.RemoveAsync(id, cancellationToken);
        return new SeeOther($"{DeskAddress.People(campaign)}?ended");
    }
}
