using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Http;
using RoadmapFunctions.Reporting.Analysis;
using RoadmapFunctions.Reporting.Grouping;

namespace RoadmapFunctions.Functions.Api;

/// <summary>
/// Replaces the corrections of the groups of own words; answers with the groups as they are now. The next edition uses them. With
/// <c>If-Match</c>, only if they are still the ones that the caller has read.
/// </summary>
public sealed class CorrectOwnWords(OwnWordsReader words, IGroupCorrections corrections, Journal journal)
{
    [Function(nameof(CorrectOwnWords)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/campaigns/{campaign}/own-words")] HttpRequest request,
        Campaign campaign,
        OperatorCaller by,
        CancellationToken cancellationToken
    )
    {
        if (await RequestBody.ReadAsync(request, cancellationToken) is not { } body)
        {
            return Problems.TooLarge("Файл слишком велик", RequestBody.Largest);
        }

        var replaced = GroupCorrections.Parse(campaign, body);
        var before = await corrections.ReadAsync(campaign, cancellationToken);
        var expected = EntityTag.Expected(request, before.Revision);
        if (await corrections.TryWriteAsync(campaign, replaced, expected, cancellationToken) is null)
        {
            return Problems.Problem(
                StatusCodes.Status412PreconditionFailed,
                "Поправки изменились",
                "Ничего не сохранено: поправки уже не те, что названы в If-Match. Прочитайте их ещё раз."
            );
        }

        await journal.AddAsync(request, by, JournalAct.CorrectionsSaved, campaign, cancellationToken: cancellationToken);
        var now = await words.ReadAsync(campaign, cancellationToken);
        EntityTag.Set(request.HttpContext.Response, now.Stored.Revision);
        return TypedResults.Ok(GroupsAnswer.Of(now.Analysis, now.Stored.Now));
    }
}
