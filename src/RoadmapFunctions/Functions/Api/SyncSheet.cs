using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Http;
using RoadmapFunctions.Upkeep.Work;

namespace RoadmapFunctions.Functions.Api;

/// <summary>
/// Asks for a sync: 202 with its run, or 200 with what it did when it ends while the caller waits. The script behind the form may request
/// only that; decisions are left to the operator.
/// </summary>
public sealed class SyncSheet(WorkOrders orders, Journal journal)
{
    [Function(nameof(SyncSheet)), Allow(Callers.Operator | Callers.Form)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/campaigns/{campaign}/sync")] HttpRequest request,
        Campaign campaign,
        OperatorCaller? by,
        CancellationToken cancellationToken
    )
    {
        var accept = request.Query["acceptDisappearance"].ToString();
        var acceptDisappearance = false;
        if (accept.Length > 0 && !bool.TryParse(accept, out acceptDisappearance))
        {
            return Problems.BadRequest("acceptDisappearance может быть true или false.");
        }

        if (RunAnswer.WaitOf(request) is not { } wait)
        {
            return RunAnswer.BadWait();
        }

        if (by is not null)
        {
            var act = acceptDisappearance ? JournalAct.DisappearanceAccepted : JournalAct.SheetTakenOver;
            await journal.AddAsync(request, by, act, campaign, cancellationToken: cancellationToken);
        }
        else if (acceptDisappearance)
        {
            return Problems.Problem(
                StatusCodes.Status403Forbidden,
                "Это решает оператор",
                "Ключом скрипта нельзя подтвердить, что ответы исчезли из таблицы намеренно."
            );
        }

        var asked = await orders.AskForSyncAsync(campaign, by?.Name ?? WorkOrders.FormScript, acceptDisappearance, cancellationToken);
        var run = await orders.WaitAsync(campaign, asked, wait, cancellationToken);
        run.ThrowIfFailed();
        return run.Counts is { } counts ? TypedResults.Ok(counts)
            : by is null ? TypedResults.StatusCode(StatusCodes.Status202Accepted) // a run names people
            : RunAnswer.Accepted(request, campaign, run);
    }
}
