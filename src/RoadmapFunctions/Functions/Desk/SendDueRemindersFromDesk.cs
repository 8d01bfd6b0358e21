using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Http;
using RoadmapFunctions.Pages.Desk;
using RoadmapFunctions.Reminders;

namespace RoadmapFunctions.Functions.Desk;

/// <summary>The desk's button: what the timer does, now.</summary>
public sealed class SendDueRemindersFromDesk(ReminderJob reminders, ReminderReader reader, IOptions<MailOptions> mail, Journal journal)
{
    [Function(nameof(SendDueRemindersFromDesk)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/campaigns/{campaign}/reminders")] HttpRequest request,
        Campaign campaign,
        OperatorCaller by,
        CancellationToken cancellationToken
    )
    {
        await journal.AddAsync(request, by, JournalAct.RemindersSent, campaign, cancellationToken: cancellationToken);
        var run = await reminders.RunAsync(campaign, cancellationToken);
        return run is { Trouble: null }
            ? new SeeOther(DeskAddress.RemindersSent(campaign, run.Sent))
            : new Page<RemindersPage>(await RemindersModel.ReadAsync(reader, mail.Value, campaign, run, cancellationToken));
    }
}
