using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Intake;
using RoadmapFunctions.Http;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Functions.Api;

/// <summary>
/// The operator withdraws an answer that was sent directly for the wrong school, or undoes that. The answer that the school gave before
/// counts again.
/// </summary>
public sealed class WithdrawSubmission(AnswerDecisions decisions, SubmitJob submit, Journal journal)
{
    private const int LargestBody = 16 * 1024;

    [Function(nameof(WithdrawSubmission)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/campaigns/{campaign}/submissions/{id}/withdrawal")]
            HttpRequest request,
        Campaign campaign,
        string id,
        OperatorCaller by,
        CancellationToken cancellationToken
    )
    {
        if (await RequestBody.ReadAsync(request, LargestBody, cancellationToken) is not { } body)
        {
            return Problems.TooLarge("Причина слишком длинна", LargestBody);
        }

        if (Read(body) is not { Reason: { Length: > 0 and <= AnswerDecisions.LongestReason } reason, Undo: var undo })
        {
            return Problems.BadRequest(
                $"Ответ не отозван: назовите причину, не длиннее {AnswerDecisions.LongestReason} знаков, в теле запроса: "
                    + "{\"reason\": \"…\"}."
            );
        }

        var outcome = await decisions.WithdrawAsync(campaign, id, undo, reason, by.Name, cancellationToken);
        if (outcome is AnswerDecisionOutcome.Stored)
        {
            var school = campaign.FindOrganization(SubmissionKey.OrganizationOf(id));
            var act = undo ? JournalAct.AnswerRestored : JournalAct.AnswerWithdrawn;
            await journal.AddAsync(request, by, act, campaign, school, cancellationToken: cancellationToken);
        }

        return outcome switch
        {
            AnswerDecisionOutcome.InSheet => Problems.Conflict("Ответ не отозван", AnswerDecisions.InSheetSentence),
            AnswerDecisionOutcome.Stored when await submit.FindAsync(campaign, id, cancellationToken) is { } receipt => TypedResults.Ok(
                receipt
            ),
            _ => Problems.NotFound("Такого ответа нет."),
        };
    }

    /// <returns>Null when the body is something else.</returns>
    private static WithdrawalRequest? Read(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize<WithdrawalRequest>(body, JsonSerializerOptions.Web) is { Reason: { } reason } read
                ? read with
                {
                    Reason = CleanText.Of(reason),
                }
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record WithdrawalRequest(string? Reason, bool Undo = false);
}
