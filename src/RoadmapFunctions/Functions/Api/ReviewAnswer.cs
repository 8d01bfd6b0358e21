using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Http;
using RoadmapFunctions.Pages.Desk;
using RoadmapFunctions.Reminders;

namespace RoadmapFunctions.Functions.Api;

/// <summary>
/// The operator decides about a school's answer: assesses one activity, returns it or the whole answer, accepts the answer, extends the
/// school's term or exempts the school. Answers with the resulting review.
/// </summary>
public sealed class ReviewAnswer(ReviewActs acts, ISubmissionLog log)
{
    private const string NotStored = "Решение не записано";

    [Function(nameof(ReviewAnswer)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/campaigns/{campaign}/reading/{organization}")] HttpRequest request,
        Campaign campaign,
        Organization organization,
        OperatorCaller by,
        CancellationToken cancellationToken
    )
    {
        var sent = await JsonBody.ReadAsync<ReviewRequest>(request, cancellationToken);
        var decision = sent.Decision(organization, by.Name);
        switch (await acts.DecideAsync(request, by, campaign, organization, decision, sent.Seen, cancellationToken))
        {
            case ReviewOutcome.Overtaken { Other: var other }:
                return Problems.Conflict(
                    NotStored,
                    $"После того, что вы видели, {ReviewWording.Decided(other, campaign)}",
                    $"Если ваше решение верное, отправьте его ещё раз с seen: {other.Number.ToString(CultureInfo.InvariantCulture)}."
                );
            case ReviewOutcome.Refused { Obstacle: var obstacle }:
                return Problems.Problem(
                    ReviewRules.IsOfState(obstacle) ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest,
                    NotStored,
                    ReviewWording.Of(obstacle, campaign),
                    "Ответ и решения о нём: GET по этому же адресу."
                );
            default:
                var known = await SubmissionHistory.ReadOneAsync(log, campaign.Id, organization.Id, cancellationToken);
                return TypedResults.Ok(ReviewedAnswer.Of(campaign, organization, known));
        }
    }
}
