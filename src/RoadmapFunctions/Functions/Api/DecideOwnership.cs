using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Intake;
using RoadmapFunctions.Http;

namespace RoadmapFunctions.Functions.Api;

/// <summary>
/// The operator says whether an answer whose row was deleted was the school's own. If so, the school counts as having answered
/// when that row came.
/// </summary>
public sealed class DecideOwnership(AnswerDecisions decisions, Journal journal)
{
    [Function(nameof(DecideOwnership)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/campaigns/{campaign}/organizations/{organization}/ownership")]
            HttpRequest request,
        Campaign campaign,
        Organization organization,
        OperatorCaller by,
        CancellationToken cancellationToken
    )
    {
        var (own, again) = await JsonBody.ReadAsync<OwnershipRequest>(request, cancellationToken);
        if (
            await decisions.DecideOwnershipAsync(campaign, organization, own, again, submissionKey: null, by.Name, cancellationToken)
            is not AnswerDecisionOutcome.Stored
        )
        {
            return Problems.Conflict(
                "Решать нечего",
                again
                    ? "У этой школы нет удалённого ответа, о котором решено иначе."
                    : "У этой школы нет удалённого ответа, о котором ещё не решено."
            );
        }

        var act = own ? JournalAct.AnswerFoundOwn : JournalAct.AnswerFoundTrial;
        await journal.AddAsync(request, by, act, campaign, organization, cancellationToken: cancellationToken);
        return TypedResults.NoContent();
    }

    private sealed record OwnershipRequest(bool SchoolsOwn, bool Again = false);
}
