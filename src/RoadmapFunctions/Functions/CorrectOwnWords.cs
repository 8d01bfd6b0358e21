using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Analysis;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Grouping;
using RoadmapFunctions.Hosting;
using RoadmapFunctions.Submissions;

namespace RoadmapFunctions.Functions;

/// <summary>Replaces the corrections of the groups of own words; answers with the groups as they are now. The next edition uses them.</summary>
public sealed class CorrectOwnWords(CampaignCatalog campaigns, ISubmissionLog log, IGroupCorrections corrections)
{
    [Function(nameof(CorrectOwnWords)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/campaigns/{campaign}/own-words")] HttpRequest request,
        string campaign,
        CancellationToken cancellationToken)
    {
        if (campaigns.Find(campaign) is not { } found)
        {
            return Problems.UnknownCampaign(campaign);
        }

        if (await RequestBody.ReadAsync(request, cancellationToken) is not { } body)
        {
            return Problems.Problem(StatusCodes.Status413PayloadTooLarge, "Файл слишком велик", $"Принимается не больше {RequestBody.Largest} байт.");
        }

        var replaced = GroupCorrections.Parse(found, body);
        await corrections.WriteAsync(found, replaced, cancellationToken);
        var history = await SubmissionHistory.ReadAsync(log, found.Id, cancellationToken);
        return TypedResults.Ok(GroupsAnswer.Of(CampaignAnalysis.Of(found, history, replaced), replaced));
    }
}
