using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Http;
using RoadmapFunctions.Reminders;

namespace RoadmapFunctions.Pages.Desk;

/// <summary>What the desk's page about letters shows.</summary>
/// <param name="Configured">Whether there is a mail server.</param>
/// <param name="AddressOf">The address of a letter; null where there is none.</param>
/// <param name="Run">The run that was just made; null when the page is only viewed.</param>
public sealed record RemindersModel(
    Campaign Campaign,
    ReminderView View,
    bool Configured,
    Func<Reminder, string?> AddressOf,
    ReminderRun? Run
) : ModelOf<RemindersPage>
{
    public static async Task<RemindersModel> ReadAsync(
        ReminderReader reader,
        MailOptions mail,
        Campaign campaign,
        ReminderRun? run,
        CancellationToken cancellationToken
    ) =>
        new(
            campaign,
            await reader.ReadAsync(campaign, cancellationToken),
            mail.Configured,
            reminder => reader.AddressOf(campaign, reminder),
            run
        );
}
