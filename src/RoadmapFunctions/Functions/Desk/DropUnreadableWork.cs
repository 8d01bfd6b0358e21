using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Http;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Pages.Desk;
using RoadmapFunctions.Upkeep.Work;

namespace RoadmapFunctions.Functions.Desk;

/// <summary>Deletes messages that the queue has given up and that cannot be read. They are of no campaign; the page is.</summary>
public sealed class DropUnreadableWork(IWaitingWork queue, Journal journal)
{
    [Function(nameof(DropUnreadableWork)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/campaigns/{campaign}/unreadable-work")] HttpRequest request,
        Campaign campaign,
        OperatorCaller by,
        CancellationToken cancellationToken
    )
    {
        if (await queue.DropUnreadableAsync(cancellationToken) is > 0 and var dropped)
        {
            var detail = $"сообщений: {Russian.Number(dropped)}";
            await journal.AddEverywhereAsync(request, by, JournalAct.UnreadableWorkDropped, detail, cancellationToken);
        }

        return new SeeOther(DeskAddress.Of(campaign));
    }
}
