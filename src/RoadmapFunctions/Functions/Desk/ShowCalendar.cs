using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Forms;
using RoadmapFunctions.Http;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Functions.Desk;

/// <summary>All milestones of a campaign for the operator's calendar.</summary>
public sealed class ShowCalendar
{
    [Function(nameof(ShowCalendar)), Allow(Callers.Operator)]
    public IResult Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "desk/campaigns/{campaign}/calendar.ics")] HttpRequest request,
        Campaign campaign
    ) => Download.Of(request.HttpContext, CalendarFile.Write(campaign, campaign.Milestones), ContentTypes.Calendar, $"{campaign.Id}.ics");
}
