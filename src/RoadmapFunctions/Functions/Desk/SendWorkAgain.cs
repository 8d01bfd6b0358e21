using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Http;
using RoadmapFunctions.Pages.Desk;
using RoadmapFunctions.Upkeep.Work;

namespace RoadmapFunctions.Functions.Desk;

/// <summary>Sends work again that the queue has given up.</summary>
public sealed class SendWorkAgain(WorkOrders orders, Journal journal)
{
    [Function(nameof(SendWorkAgain)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/campaigns/{campaign}/runs/{id}")] HttpRequest request,
        Campaign campaign,
        string id,
        OperatorCaller by,
        CancellationToken cancellationToken
    )
    {
        if (!await orders.SendAgainAsync(campaign, id, cancellationToken))
        {
            return Problems.NotFound("Эта работа уже не ждёт: её отправили снова.");
        }

        await journal.AddAsync(request, by, JournalAct.WorkSentAgain, campaign, cancellationToken: cancellationToken);
        return new SeeOther($"{DeskAddress.Of(campaign)}#sheet");
    }
}
