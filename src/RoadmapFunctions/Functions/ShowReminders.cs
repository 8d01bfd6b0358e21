using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Hosting;
using RoadmapFunctions.Reminders;

namespace RoadmapFunctions.Functions;

/// <summary>Letters: what was sent, to whom, when; what waits and why.</summary>
public sealed class ShowReminders(CampaignCatalog campaigns, ReminderPages pages)
{
    [Function(nameof(ShowReminders)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "desk/{campaign}/reminders")] HttpRequest request, string campaign, CancellationToken cancellationToken) =>
        campaigns.Find(campaign) is { } found
            ? await pages.ShowAsync(found, RunOf(request), cancellationToken)
            : Problems.UnknownCampaign(campaign);

    private static ReminderRun? RunOf(HttpRequest request) =>
        int.TryParse(request.Query["sent"], NumberStyles.None, CultureInfo.InvariantCulture, out var sent) ? new(sent, Trouble: null) : null;
}
