using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Sync;
using RoadmapFunctions.Http;

namespace RoadmapFunctions.Functions.Api;

/// <summary>Syncs the sheet now. The script behind the form may request only that; decisions are left to the operator.</summary>
public sealed class SyncSheet(SyncJob sync, SyncLine line, Journal journal)
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

        if (by is not null)
        {
            var act = acceptDisappearance ? JournalAct.DisappearanceAccepted : JournalAct.SheetTakenOver;
            await journal.AddAsync(request, by, act, campaign, cancellationToken: cancellationToken);
            return TypedResults.Ok((await sync.RunAsync(campaign, acceptDisappearance, cancellationToken)).Counts);
        }

        if (acceptDisappearance)
        {
            return Problems.Problem(
                StatusCodes.Status403Forbidden,
                "Это решает оператор",
                "Ключом скрипта нельзя подтвердить, что ответы исчезли из таблицы намеренно."
            );
        }

        return await line.RunAsync(campaign) is { } run
            ? TypedResults.Ok(run.Counts)
            : TypedResults.StatusCode(StatusCodes.Status202Accepted);
    }
}
