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
            ? await pages.ShowAsync(found, problem: null, cancellationToken)
            : Problems.UnknownCampaign(campaign);
}
