using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Intake;
using RoadmapFunctions.Forms;
using RoadmapFunctions.Http;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Functions.School;

/// <summary>The school's own due day for its calendar, with its extension when it has one.</summary>
public sealed class DownloadCalendar(SubmitJob submit)
{
    [Function(nameof(DownloadCalendar)), Allow(Callers.School)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "school/calendar.ics")] HttpRequest request,
        Campaign campaign,
        Organization organization,
        CancellationToken cancellationToken
    )
    {
        var known = await submit.KnownAsync(campaign, organization.Id, cancellationToken);
        var due = TimelinessRule.DueOf(campaign, known.ReviewOf(campaign, organization).Terms);
        return Download.Of(request.HttpContext, CalendarFile.Write(campaign, [due]), ContentTypes.Calendar, $"{campaign.Id}.ics");
    }
}
