using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Http;
using RoadmapFunctions.Pages.Desk;

namespace RoadmapFunctions.Functions.Desk;

/// <summary>Gives the form's script a new key; from then on the earlier one opens nothing.</summary>
public sealed class ReplaceSyncKey(SyncKeys keys, Journal journal)
{
    [Function(nameof(ReplaceSyncKey)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/campaigns/{campaign}/sync-key")] HttpRequest request,
        Campaign campaign,
        OperatorCaller by,
        CancellationToken cancellationToken
    )
    {
        await journal.AddAsync(request, by, JournalAct.SyncKeyReplaced, campaign, cancellationToken: cancellationToken);
        await keys.ReplaceAsync(campaign, cancellationToken);
        return new SeeOther(DeskAddress.GoogleForm(campaign));
    }
}
