using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Pages.Desk;
using RoadmapFunctions.Reminders;

namespace RoadmapFunctions.Functions.Desk;

/// <summary>Letters: what was sent, to whom, when; what waits and why.</summary>
public sealed class ShowReminders(ReminderPages pages)
{
    [Function(nameof(ShowReminders)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "desk/campaigns/{campaign}/reminders")] HttpRequest request, Campaign campaign, CancellationToken cancellationToken) =>
        await pages.ShowAsync(campaign, RunOf(request), cancellationToken);

    private static ReminderRun? RunOf(HttpRequest request) =>
        int.TryParse(request.Query["sent"], NumberStyles.None, CultureInfo.InvariantCulture, out var sent) ? new(sent, Trouble: null) : null;
}
