using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Intake;
using RoadmapFunctions.Http;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Pages.Desk;

namespace RoadmapFunctions.Functions.Desk;

/// <summary>
/// The operator says whose an answer was: withdraws one that was sent directly for the wrong school, or decides about one whose
/// row was deleted. Both can be changed.
/// </summary>
public sealed class DecideAnswer(AnswerDecisions decisions, Journal journal)
{
    [Function(nameof(DecideAnswer)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/campaigns/{campaign}/organizations/{organization}/decision")]
            HttpRequest request,
        Campaign campaign,
        Organization organization,
        OperatorCaller by,
        CancellationToken cancellationToken
    )
    {
        var form = await RequestForm.ReadAsync(request, cancellationToken);
        var submission = form["submission"].ToString();
        var reason = CleanText.Of(form["reason"].ToString());
        var (act, deciding) = form["action"].ToString() switch
        {
            "own" => Decide(schoolsOwn: true, again: false),
            "trial" => Decide(schoolsOwn: false, again: false),
            "own-after-all" => Decide(schoolsOwn: true, again: true),
            "trial-after-all" => Decide(schoolsOwn: false, again: true),
            "withdraw" when reason.Length is > 0 and <= AnswerDecisions.LongestReason => (
                JournalAct.AnswerWithdrawn,
                decisions.WithdrawAsync(campaign, submission, undo: false, reason, by.Name, cancellationToken)
            ),
            "restore" when reason.Length is > 0 and <= AnswerDecisions.LongestReason => (
                JournalAct.AnswerRestored,
                decisions.WithdrawAsync(campaign, submission, undo: true, reason, by.Name, cancellationToken)
            ),
            _ => (default(JournalAct), (Task<AnswerDecisionOutcome>?)null),
        };
        if (deciding is null)
        {
            return Problems.BadRequest($"Решение не записано: назовите причину, не длиннее {AnswerDecisions.LongestReason} знаков.");
        }

        switch (await deciding)
        {
            case AnswerDecisionOutcome.Stored:
                await journal.AddAsync(request, by, act, campaign, organization, cancellationToken: cancellationToken);
                return new SeeOther(DeskAddress.Organization(campaign, organization));
            case AnswerDecisionOutcome.InSheet:
                return Problems.BadRequest(AnswerDecisions.InSheetSentence);
            default:
                return Problems.NotFound("Такого ответа нет, или решение о нём уже принято.");
        }

        (JournalAct, Task<AnswerDecisionOutcome>?) Decide(bool schoolsOwn, bool again) =>
            (
                schoolsOwn ? JournalAct.AnswerFoundOwn : JournalAct.AnswerFoundTrial,
                decisions.DecideOwnershipAsync(
                    campaign,
                    organization,
                    schoolsOwn,
                    again,
                    again ? submission : null,
                    by.Name,
                    cancellationToken
                )
            );
    }
}
