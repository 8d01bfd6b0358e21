using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Http;
using RoadmapFunctions.Pages.Desk;
using RoadmapFunctions.Reporting.Analysis;

namespace RoadmapFunctions.Functions.Desk;

/// <summary>Own words of all activities in their groups.</summary>
public sealed class ShowOwnWords(OwnWordsReader words)
{
    [Function(nameof(ShowOwnWords)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "desk/campaigns/{campaign}/own-words")] HttpRequest request,
        Campaign campaign,
        CancellationToken cancellationToken
    ) => new Page<OwnWordsPage>(new OwnWordsModel(campaign, await words.ReadAsync(campaign, cancellationToken)));
}
