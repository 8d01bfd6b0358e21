using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Grouping;
using RoadmapFunctions.Hosting;

namespace RoadmapFunctions.Functions;

/// <summary>Own words («Другое») as the next edition will group them, with the corrections in force, whose revision is the ETag.</summary>
public sealed class GetOwnWords(CampaignCatalog campaigns, OwnWordsReader words)
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

        var now = await words.ReadAsync(found, cancellationToken);
        request.HttpContext.Response.Headers.ETag = $"\"{now.Stored.Revision}\"";
        return TypedResults.Ok(GroupsAnswer.Of(now.Analysis, now.Stored.Now));
    }
}
