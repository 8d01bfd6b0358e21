using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Http;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Reporting.Editions;
using RoadmapFunctions.Upkeep.Work;

namespace RoadmapFunctions.Functions.Api;

/// <summary>
/// Asks for an edition out of turn: 202 with its run. When it ends while the caller waits: 201 with a new edition, or 200 with the newest
/// one when nothing has changed since.
/// </summary>
public sealed class PublishEdition(WorkOrders orders, IEditionStore editions, Journal journal)
{
    [Function(nameof(PublishEdition)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/campaigns/{campaign}/editions")] HttpRequest request,
        Campaign campaign,
        OperatorCaller by,
        CancellationToken cancellationToken
    )
    {
        var reason = CleanText.Of(request.Query["reason"].ToString());
        if (reason.Length > PublishJob.LongestReason)
        {
            return Problems.BadRequest($"Причина (reason) длиннее {PublishJob.LongestReason} знаков. Сократите её.");
        }

        if (RunAnswer.WaitOf(request) is not { } wait)
        {
            return RunAnswer.BadWait();
        }

        await journal.AddAsync(request, by, JournalAct.EditionAskedFor, campaign, cancellationToken: cancellationToken);
        var asked = await orders.AskForEditionAsync(campaign, by.Name, reason, cancellationToken);
        var run = await orders.WaitAsync(campaign, asked, wait, cancellationToken);
        run.ThrowIfFailed();
        if (run.Edition is not { } number)
        {
            return RunAnswer.Accepted(request, campaign, run);
        }

        var edition = (await editions.ListAsync(campaign.Id, cancellationToken)).Single(stored => stored.Edition.Number == number).Edition;
        return run.Created == true
            ? TypedResults.Created($"/api/campaigns/{campaign.Id}/editions/{number}", edition)
            : TypedResults.Ok(edition);
    }
}
