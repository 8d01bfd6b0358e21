using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Desk;
using RoadmapFunctions.Hosting;
using RoadmapFunctions.Submissions;

namespace RoadmapFunctions.Functions;

/// <summary>A school's card: its answer, all versions of it and what each changed, its personal link.</summary>
public sealed class ShowOrganization(CampaignCatalog campaigns, ISubmissionLog log, SchoolLinks links)
{
    [Function(nameof(ShowOrganization)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "desk/{campaign}/organizations/{organization}")] HttpRequest request,
        string campaign,
        string organization,
        CancellationToken cancellationToken)
    {
        if (campaigns.Find(campaign) is not { } found)
        {
            return Problems.UnknownCampaign(campaign);
        }

        if (found.Organizations.FirstOrDefault(each => each.Id == organization) is not { } school)
        {
            return Problems.NotFound("Такой школы в кампании нет.");
        }

        var history = await SubmissionHistory.ReadOrganizationAsync(log, found.Id, school.Id, cancellationToken);
        var link = PublicAddress.PersonalLink(request, await links.TokenAsync(found, school, cancellationToken));
        return DeskPages.Organization(found, school, history, link);
    }
}
