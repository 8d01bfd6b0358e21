using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Http;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Pages.Desk;
using RoadmapFunctions.Reminders;

namespace RoadmapFunctions.Functions.Desk;

/// <summary>Shows the operator's letter once more, then sends it to exactly the schools that were shown.</summary>
public sealed class SendMessageFromDesk(DeskReader desk, MessageActs messages)
{
    [Function(nameof(SendMessageFromDesk)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/campaigns/{campaign}/message")] HttpRequest request,
        Campaign campaign,
        OperatorCaller by,
        CancellationToken cancellationToken
    )
    {
        var form = await RequestForm.ReadAsync(request, cancellationToken);
        var view = await desk.ReadAsync(campaign, cancellationToken);
        var filter = RosterFilter.Of(field => form[field].ToString());
        var message = MessageModel.Of(view, filter, messages.Configured) with { Text = CleanText.Of(form["text"].ToString()) };
        if (messages.Problem(message.Reached, message.Text) is { } problem)
        {
            return Again(message with { Problem = problem }, StatusCodes.Status400BadRequest);
        }

        if (form["do"] != "send")
        {
            return Again(message with { Checked = form["do"] == "look" });
        }

        if (form["seen"] != message.Fingerprint)
        {
            return Again(
                message with
                {
                    Checked = true,
                    Problem =
                        "Не отправлено: пока письмо было открыто, список школ изменился. Он показан заново; отправьте, если он верен.",
                },
                StatusCodes.Status409Conflict
            );
        }

        var run = await messages.SendAsync(request, by, campaign, message.Reached, message.Text, cancellationToken);
        return run is { Trouble: { } trouble }
            ? Again(
                message with
                {
                    Problem = $"Ушло писем: {run.Sent}. {trouble.Message} Остальные ждут в очереди: программа повторит попытку завтра.",
                },
                StatusCodes.Status502BadGateway
            )
            : new SeeOther(DeskAddress.RemindersSent(campaign, run?.Sent ?? 0));
    }

    private static Page<MessagePage> Again(MessageModel message, int status = StatusCodes.Status200OK) => new(message, status);
}
