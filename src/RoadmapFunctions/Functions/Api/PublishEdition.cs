using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Http;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Reporting.Editions;

namespace RoadmapFunctions.Functions.Api;

/// <summary>Publishes an edition out of turn: 201 with a new one, or 200 with the newest one when nothing has changed since.</summary>
public sealed class PublishEdition(PublishJob publish, Journal journal)
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

        await journal.AddAsync(request, by, JournalAct.EditionAskedFor, campaign, cancellationToken: cancellationToken);
        var (edition, created) = await publish.PublishNowAsync(campaign, reason, cancellationToken);
        var address = $"/api/campaigns/{campaign.Id}/editions/{edition.Number}";
        return created ? TypedResults.Created(address, edition) : TypedResults.Ok(edition);
    }
}
