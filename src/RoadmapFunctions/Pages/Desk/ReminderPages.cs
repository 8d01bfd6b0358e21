using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Http;
using RoadmapFunctions.Reminders;

namespace RoadmapFunctions.Pages.Desk;

/// <summary>The desk's page about letters.</summary>
public sealed class ReminderPages(ReminderReader reader, IOptions<MailOptions> options)
{
    /// <param name="run">The one that has just been, for the page to say what came of it.</param>
    public async Task<IResult> ShowAsync(Campaign campaign, ReminderRun? run, CancellationToken cancellationToken) => new Page<RemindersPage>(
        StatusCodes.Status200OK,
        (nameof(RemindersPage.Campaign), campaign),
        (nameof(RemindersPage.View), await reader.ReadAsync(campaign, cancellationToken)),
        (nameof(RemindersPage.Configured), options.Value.Configured),
        (nameof(RemindersPage.AddressOf), (Func<Reminder, string?>)(reminder => reader.AddressOf(campaign, reminder))),
        (nameof(RemindersPage.Run), run));
}
