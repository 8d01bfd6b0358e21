using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Http;
using RoadmapFunctions.Pages.Desk;
using RoadmapFunctions.Reminders;

namespace RoadmapFunctions.Functions.Desk;

/// <summary>Where the operator writes to a group of schools.</summary>
public sealed class ShowMessage(DeskReader desk, IOptions<MailOptions> mail)
{
    [Function(nameof(ShowMessage)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "desk/campaigns/{campaign}/message")] HttpRequest request,
        Campaign campaign,
        CancellationToken cancellationToken
    )
    {
        var view = await desk.ReadAsync(campaign, cancellationToken);
        var filter = RosterFilter.Of(request);
        return new Page<MessagePage>(MessageModel.Of(view, filter, mail.Value.Configured));
    }
}
