using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Http;
using RoadmapFunctions.Pages.Desk;
using RoadmapFunctions.Reminders;

namespace RoadmapFunctions.Functions.Desk;

/// <summary>Letters: what was sent, to whom, when; what waits and why.</summary>
public sealed class ShowReminders(ReminderReader reader, IOptions<MailOptions> mail)
{
    [Function(nameof(ShowReminders)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "desk/campaigns/{campaign}/reminders")] HttpRequest request,
        Campaign campaign,
        CancellationToken cancellationToken
    ) => new Page<RemindersPage>(await RemindersModel.ReadAsync(reader, mail.Value, campaign, RunOf(request), cancellationToken));

    private static ReminderRun? RunOf(HttpRequest request) =>
        int.TryParse(request.Query["sent"], NumberStyles.None, CultureInfo.InvariantCulture, out var sent)
            ? new(sent, Trouble: null)
            : null;
}
