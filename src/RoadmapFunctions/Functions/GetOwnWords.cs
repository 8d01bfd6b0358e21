using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Analysis;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Grouping;
using RoadmapFunctions.Hosting;
using RoadmapFunctions.Submissions;

namespace RoadmapFunctions.Functions;

/// <summary>Own words («Другое») as the next edition will group them, with the corrections in force.</summary>
public sealed class GetOwnWords(CampaignCatalog campaigns, ISubmissionLog log, IGroupCorrections corrections)
{
    [Function(nameof(GetOwnWords)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/campaigns/{campaign}/own-words")] HttpRequest request,
        string campaign,
        CancellationToken cancellationToken)
    {
        if (campaigns.Find(campaign) is not { } found)
        {
            return Problems.UnknownCampaign(campaign);
        }

        var history = await SubmissionHistory.ReadAsync(log, found.Id, cancellationToken);
        var inForce = await corrections.ReadAsync(found, cancellationToken);
        return TypedResults.Ok(GroupsAnswer.Of(CampaignAnalysis.Of(found, history, inForce), inForce));
    }
}
