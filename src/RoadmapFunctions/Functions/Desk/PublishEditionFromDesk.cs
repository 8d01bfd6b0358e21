using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Http;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Pages.Desk;
using RoadmapFunctions.Reporting.Editions;
using RoadmapFunctions.Upkeep.Work;

namespace RoadmapFunctions.Functions.Desk;

/// <summary>
/// The desk's button: asks for an edition out of turn. The page of editions shows how far it is, and what has come of it.
/// </summary>
public sealed class PublishEditionFromDesk(WorkOrders orders, Journal journal)
{
    [Function(nameof(PublishEditionFromDesk)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/campaigns/{campaign}/editions")] HttpRequest request,
        Campaign campaign,
        OperatorCaller by,
        CancellationToken cancellationToken
    )
    {
        var reason = CleanText.Shortened(
            (await RequestForm.ReadAsync(request, cancellationToken))["reason"].ToString(),
            PublishJob.LongestReason
        );
        await journal.AddAsync(request, by, JournalAct.EditionAskedFor, campaign, cancellationToken: cancellationToken);
        var run = await orders.AskForEditionAsync(campaign, by.Name, reason, cancellationToken);
        await orders.WaitAsync(campaign, run, DeskPatience.Short, cancellationToken);
        return new SeeOther($"{DeskAddress.Editions(campaign)}?run={run.Id}");
    }
}
