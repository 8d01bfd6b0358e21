using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Http;
using RoadmapFunctions.Pages.Desk;

namespace RoadmapFunctions.Functions.Desk;

/// <summary>Gives a school a new personal link; the one before opens nothing from then on.</summary>
public sealed class ReplaceLink(SchoolLinks links)
{
    [Function(nameof(ReplaceLink)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/campaigns/{campaign}/organizations/{organization}/link")] HttpRequest request,
        Campaign campaign,
        string organization,
        CancellationToken cancellationToken)
    {
        if (campaign.Organizations.FirstOrDefault(each => each.Id == organization) is not { } school)
        {
            return Problems.NotFound("Такой школы в кампании нет.");
        }

        await links.ReplaceAsync(campaign, school, cancellationToken);
        return new SeeOther(DeskAddress.Organization(campaign, school));
    }
}
