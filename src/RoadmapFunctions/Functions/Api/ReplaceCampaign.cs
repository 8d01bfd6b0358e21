using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.CampaignVersions;
using RoadmapFunctions.Http;
using RoadmapFunctions.Reporting.Editions;

namespace RoadmapFunctions.Functions.Api;

/// <summary>
/// Stores a new campaign, or a new version of one. <c>?acceptOrphans=true</c> accepts that some answers no longer count with
/// the new version.
/// </summary>
public sealed class ReplaceCampaign(CampaignUpdate update, CampaignCatalog campaigns, IEditionStore editions, Journal journal)
{
    [Function(nameof(ReplaceCampaign)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/campaigns/{campaign}")] HttpRequest request,
        string campaign,
        OperatorCaller by,
        CancellationToken cancellationToken
    )
    {
        var accept = request.Query["acceptOrphans"].ToString();
        var acceptOrphans = false;
        if (accept.Length > 0 && !bool.TryParse(accept, out acceptOrphans))
        {
            return Problems.BadRequest("acceptOrphans может быть true или false.");
        }

        if (await RequestBody.ReadAsync(request, CampaignUpdate.Largest, cancellationToken) is not { } body)
        {
            return Problems.TooLarge("Файл слишком велик", CampaignUpdate.Largest);
        }

        var proposal = await update.ReadAsync(campaign, body, cancellationToken);
        var moved = await MovedMilestones.TellAsync(campaigns.Find(campaign), proposal.Campaign, editions, cancellationToken);
        var version = await update.AcceptAsync(proposal, acceptOrphans, by.Name, cancellationToken);
        if (version is null)
        {
            return Problems.Conflict(
                "Файл не сохранён",
                "Другой оператор только что прислал свою версию. Посмотрите её и отправьте файл ещё раз."
            );
        }

        await journal.AddAsync(
            request,
            by,
            JournalAct.CampaignChanged,
            proposal.Campaign,
            detail: $"версия {version.Number}",
            cancellationToken: cancellationToken
        );
        return TypedResults.Ok(new Accepted(version, [.. proposal.Changes, .. moved]));
    }

    public sealed record Accepted(CampaignVersion Version, IReadOnlyList<string> Changes);
}
