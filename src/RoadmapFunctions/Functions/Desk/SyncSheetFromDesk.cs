using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Sheets;
using RoadmapFunctions.Collecting.Sync;
using RoadmapFunctions.Http;
using RoadmapFunctions.Pages.Desk;

namespace RoadmapFunctions.Functions.Desk;

/// <summary>The desk's button: takes the sheet over now. What came of it is shown where the operator came from.</summary>
public sealed class SyncSheetFromDesk(SyncJob sync)
{
    [Function(nameof(SyncSheetFromDesk)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/campaigns/{campaign}/sync")] HttpRequest request,
        Campaign campaign,
        CancellationToken cancellationToken
    )
    {
        var form = await RequestForm.ReadAsync(request, cancellationToken);
        try
        {
            await sync.RunAsync(campaign, acceptDisappearance: form["accept"] == "true", cancellationToken);
        }
        catch (Exception e) when (e is SyncStoppedException or SheetUnavailableException)
        {
            return new SeeOther($"{DeskAddress.Of(campaign)}#sheet"); // the run is on record with its reason, and the desk shows it
        }

        return new SeeOther(form["return"] == "quarantine" ? DeskAddress.Quarantine(campaign) : $"{DeskAddress.Of(campaign)}#sheet");
    }
}
