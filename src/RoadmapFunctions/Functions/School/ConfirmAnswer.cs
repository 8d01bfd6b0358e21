using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Intake;
using RoadmapFunctions.Http;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Pages.School;

namespace RoadmapFunctions.Functions.School;

/// <summary>The head of a school confirms the answer that the page has shown; no other answer is confirmed unseen.</summary>
public sealed class ConfirmAnswer(HeadConfirmations confirmations, SubmitJob submit, Journal journal)
{
    [Function(nameof(ConfirmAnswer)), Allow(Callers.Head)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "head")] HttpRequest request,
        Campaign campaign,
        Organization organization,
        HeadCaller by,
        CancellationToken cancellationToken
    )
    {
        var form = await RequestForm.ReadAsync(request, cancellationToken);
        var name = CleanText.OneLine(form["name"].ToString());
        if (name.Length is 0 or > Confirmation.LongestName)
        {
            return await AgainAsync(
                $"Ответ не утверждён: впишите фамилию и инициалы, не длиннее {Confirmation.LongestName} знаков.",
                StatusCodes.Status400BadRequest
            );
        }

        switch (await confirmations.ConfirmAsync(campaign, organization, form["submission"].ToString(), name, cancellationToken))
        {
            case ConfirmationOutcome.Stored:
                await journal.AddAsync(
                    request,
                    by,
                    JournalAct.AnswerConfirmed,
                    campaign,
                    organization,
                    cancellationToken: cancellationToken
                );
                return new SeeOther("/head");
            case ConfirmationOutcome.AlreadyStored:
                return new SeeOther("/head");
            default:
                return await AgainAsync(
                    "Ответ не утверждён: пока страница была открыта, его изменили или отозвали. Ниже то, что есть сейчас.",
                    StatusCodes.Status409Conflict
                );
        }

        async Task<IResult> AgainAsync(string problem, int status)
        {
            var history = await submit.HistoryAsync(campaign, organization.Id, cancellationToken);
            return new Page<HeadPage>(new HeadModel(campaign, organization, history, name, problem), status);
        }
    }
}
