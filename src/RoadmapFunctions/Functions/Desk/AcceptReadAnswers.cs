using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Http;
using RoadmapFunctions.Pages.Desk;

namespace RoadmapFunctions.Functions.Desk;

/// <summary>Accepts every answer in which nothing waits for a reader.</summary>
public sealed class AcceptReadAnswers(ReviewDecisions decisions, Journal journal)
{
    [Function(nameof(AcceptReadAnswers)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/campaigns/{campaign}/reading")] HttpRequest request,
        Campaign campaign,
        OperatorCaller by,
        CancellationToken cancellationToken
    )
    {
        var accepted = await decisions.AcceptReadAsync(campaign, by.Name, cancellationToken);
        await journal.AddAsync(
            request,
            by,
            JournalAct.ReadAnswersAccepted,
            campaign,
            detail: accepted.ToString(CultureInfo.InvariantCulture),
            cancellationToken: cancellationToken
        );
        return new SeeOther($"{DeskAddress.Reading(campaign)}?accepted={accepted.ToString(CultureInfo.InvariantCulture)}");
    }
}
