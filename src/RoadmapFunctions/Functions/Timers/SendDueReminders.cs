using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Reminders;

namespace RoadmapFunctions.Functions.Timers;

/// <summary>Every day: sends the letters that are due.</summary>
public sealed class SendDueReminders(CampaignCatalog campaigns, ReminderJob reminders)
{
    /// <summary>02:20 UTC is 09:20 in Tomsk: the day has begun, and the edition of 10 February, 09:00, is out.</summary>
    public const string Schedule = "0 20 2 * * *";

    [Function(nameof(SendDueReminders))]
    public Task RunAsync([TimerTrigger(Schedule)] TimerInfo timer, CancellationToken cancellationToken) =>
        ForEachCampaign.RunAsync(
            campaigns.All,
            async (campaign, token) => (await reminders.RunAsync(campaign, token))?.ThrowIfTroubled(),
            cancellationToken
        );
}
