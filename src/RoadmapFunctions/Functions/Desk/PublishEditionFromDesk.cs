using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Http;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Pages.Desk;
using RoadmapFunctions.Reporting.Editions;

namespace RoadmapFunctions.Functions.Desk;

/// <summary>The desk's button: an edition out of turn.</summary>
public sealed class PublishEditionFromDesk(PublishJob publish, IEditionStore editions, DeskReader desk, Journal journal)
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
        try
        {
            var (edition, created) = await publish.PublishNowAsync(campaign, reason, cancellationToken);
            return new SeeOther(
                FormattableString.Invariant($"{DeskAddress.Editions(campaign)}?{(created ? "published" : "unchanged")}={edition.Number}")
            );
        }
        catch (NothingToPublishException e)
        {
            var stored = await editions.ListAsync(campaign.Id, cancellationToken);
            return new Page<EditionsPage>(
                new EditionsModel(
                    await desk.ReadAsync(campaign, cancellationToken),
                    [.. stored.Select(each => each.Edition)],
                    Problem: e.Message
                ),
                StatusCodes.Status409Conflict
            );
        }
    }
}
