using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Http;
using RoadmapFunctions.Pages.Desk;
using RoadmapFunctions.Upkeep.Work;

namespace RoadmapFunctions.Functions.Desk;

/// <summary>The desk's button: asks for a sync now. How far it is, and its result, are shown where the operator came from.</summary>
public sealed class SyncSheetFromDesk(WorkOrders orders, Journal journal)
{
    [Function(nameof(SyncSheetFromDesk)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/campaigns/{campaign}/sync")] HttpRequest request,
        Campaign campaign,
        OperatorCaller by,
        CancellationToken cancellationToken
    )
    {
        var form = await RequestForm.ReadAsync(request, cancellationToken);
        var accept = form["accept"] == "true";
        var act = accept ? JournalAct.DisappearanceAccepted : JournalAct.SheetTakenOver;
        await journal.AddAsync(request, by, act, campaign, cancellationToken: cancellationToken);
        var run = await orders.AskForSyncAsync(campaign, by.Name, accept, cancellationToken);
        run = await orders.WaitAsync(campaign, run, DeskPatience.Short, cancellationToken);
        return new SeeOther(
            form["return"] == "quarantine" && (run.State is WorkState.Done || !run.HasEnded())
                ? DeskAddress.Quarantine(campaign)
                : $"{DeskAddress.Of(campaign)}#sheet" // it says why a run was stopped
        );
    }
}
