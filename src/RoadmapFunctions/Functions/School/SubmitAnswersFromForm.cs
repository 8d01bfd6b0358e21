using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Intake;
using RoadmapFunctions.Http;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Pages.School;

namespace RoadmapFunctions.Functions.School;

/// <summary>The form comes back: the receipt, or the form with its mistakes and all that was filled in.</summary>
public sealed class SubmitAnswersFromForm(SubmitJob submit, TimeProvider time)
{
    private const string AnsweredMeanwhile =
        "Пока вы заполняли форму, ответ вашей школы отправили с другого устройства. "
        + "Ниже — то, что заполнили вы; отправите ещё раз — оно заменит тот ответ целиком.";

    [Function(nameof(SubmitAnswersFromForm)), Allow(Callers.School)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "school")] HttpRequest request,
        Campaign campaign,
        Organization organization,
        CancellationToken cancellationToken
    )
    {
        var sent = await RequestForm.ReadAsync(request, cancellationToken);
        if (sent[AnswerForm.SchoolField] != AnswerForm.SchoolOf(campaign, organization))
        {
            return Problems.Conflict(
                "Ответ не отправлен",
                "После того как вы открыли эту форму, в браузере открыли ссылку другой школы. "
                    + "Откройте ссылку своей школы ещё раз: заполненное сохранено на этом устройстве."
            );
        }

        var form = AnswerForm.Of(campaign, sent);
        var history = await submit.HistoryAsync(campaign, organization.Id, cancellationToken);
        var unseen =
            history?.Current is { } latest
            && latest.Key != sent[AnswerForm.VersionField]
            && !form.SaysTheSameAs(AnswerForm.Of(campaign, latest, form.Token));
        List<string> problems =
        [
            .. (unseen ? AnsweredMeanwhile : null).OrNone(),
            .. AnswerForm
                .Orphans(campaign, sent)
                .Select(text => $"Мероприятия, к которому относится ответ {Russian.Quoted(text)}, в анкете больше нет."),
        ];
        if (problems.Count > 0)
        {
            return Again(form with { Errors = problems });
        }

        var body = form.ToBody(organization);
        try
        {
            // The same content from the same filling-in is a repeat; other content is a correction.
            var receipt = await submit.SubmitAsync(campaign, body, organization.Id, $"{form.Token} {Digest.Of(body)}", cancellationToken);
            return new SeeOther($"/school/receipts/{Uri.EscapeDataString(receipt.Id)}");
        }
        catch (SubmissionRefusedException refused)
        {
            return Again(form.With(refused.Errors));
        }

        Page<FormPage> Again(AnswerForm mended)
        {
            var model = new FormModel(campaign, organization, mended, history, time.GetUtcNow());
            return new Page<FormPage>(model, model.Status);
        }
    }
}
