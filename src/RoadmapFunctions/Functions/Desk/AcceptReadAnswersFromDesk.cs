using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Http;
using RoadmapFunctions.Pages.Desk;
using RoadmapFunctions.Reminders;

namespace RoadmapFunctions.Functions.Desk;

/// <summary>Accepts every answer in which nothing waits for a reader.</summary>
public sealed class AcceptReadAnswersFromDesk(ReviewActs acts)
{
    [Function(nameof(AcceptReadAnswersFromDesk)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/campaigns/{campaign}/reading")] HttpRequest request,
        Campaign campaign,
        OperatorCaller by,
        CancellationToken cancellationToken
    )
    {
        var accepted = await acts.AcceptReadAsync(request, by, campaign, cancellationToken);
        return new SeeOther($"{DeskAddress.Reading(campaign)}?accepted={accepted.ToString(CultureInfo.InvariantCulture)}");
    }
}
