using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Desk;
using RoadmapFunctions.Hosting;
using RoadmapFunctions.Sheets;
using RoadmapFunctions.Sync;

namespace RoadmapFunctions.Functions;

/// <summary>The desk's button: takes the sheet over now. What came of it is shown where the operator came from.</summary>
public sealed class SyncFromDesk(CampaignCatalog campaigns, SyncJob sync)
{
    [Function(nameof(SyncFromDesk)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/{campaign}/sync")] HttpRequest request, string campaign, CancellationToken cancellationToken)
    {
        if (campaigns.Find(campaign) is not { } found)
        {
            return Problems.UnknownCampaign(campaign);
        }

        var form = await RequestForm.ReadAsync(request, cancellationToken);
        try
        {
            await sync.RunAsync(found, acceptDisappearance: form["accept"] == "true", cancellationToken);
        }
        catch (Exception e) when (e is SyncStoppedException or SheetUnavailableException)
        {
            return new SeeOther($"{DeskAddress.Of(found)}#sheet"); // the run is on record with its reason, and the desk shows it
        }

        return new SeeOther(form["return"] == "quarantine" ? DeskAddress.Quarantine(found) : $"{DeskAddress.Of(found)}#sheet");
    }
}
