using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Http;
using RoadmapFunctions.Pages.Desk;

namespace RoadmapFunctions.Functions.Desk;

/// <summary>How to make the campaign's Google Form, and the key with which its script requests a sync.</summary>
public sealed class ShowGoogleForm(SyncKeys keys, PublicAddress address, TimeProvider time, Journal journal)
{
    [Function(nameof(ShowGoogleForm)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "desk/campaigns/{campaign}/google-form")] HttpRequest request,
        Campaign campaign,
        OperatorCaller by,
        CancellationToken cancellationToken
    )
    {
        await journal.AddAsync(request, by, JournalAct.SyncKeyShown, campaign, cancellationToken: cancellationToken);
        var key = await keys.KeyAsync(campaign, cancellationToken);
        return new Page<GoogleFormPage>(new GoogleFormModel(campaign, address.Home(request), key, time.GetUtcNow()));
    }
}
