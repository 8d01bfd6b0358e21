using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Sheets;
using RoadmapFunctions.Collecting.Sync;
using RoadmapFunctions.Http;
using RoadmapFunctions.Pages.Desk;

namespace RoadmapFunctions.Functions.Desk;

/// <summary>The desk's button: syncs the sheet now. The result is shown where the operator came from.</summary>
public sealed class SyncSheetFromDesk(SyncJob sync, Journal journal)
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
        try
        {
            await sync.RunAsync(campaign, accept, cancellationToken);
        }
        catch (Exception e) when (e is SyncStoppedException or SheetUnavailableException)
        {
            return new SeeOther($"{DeskAddress.Of(campaign)}#sheet"); // the run is on record with its reason, and the desk shows it
        }

        return new SeeOther(form["return"] == "quarantine" ? DeskAddress.Quarantine(campaign) : $"{DeskAddress.Of(campaign)}#sheet");
    }
}
