using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Intake;
using RoadmapFunctions.Http;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Pages.School;

namespace RoadmapFunctions.Functions.School;

/// <summary>Accepts the form: answers with the receipt, or with the form, its mistakes and everything that was filled in.</summary>
public sealed class SubmitAnswersFromForm(SubmitJob submit, PreviousAnswersReader previous, TimeProvider time)
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
        var known = await submit.KnownAsync(campaign, organization.Id, cancellationToken);
        var history = known.Of(organization.Id);
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
            return await AgainAsync(form with { Errors = problems });
        }

        var body = form.ToBody(organization);
        if (!sent.ContainsKey(AnswerForm.AskedField) && form.WithQuestions(campaign, history?.Current) is { HasQuestions: true } asked)
        {
            return await AgainAsync(asked.With(SubmissionReader.Mistakes(body, campaign, time.GetUtcNow())));
        }

        try
        {
            // The same content from the same filling-in is a repeat; other content is a correction.
            var receipt = await submit.SubmitAsync(campaign, body, organization.Id, $"{form.Token} {Digest.Of(body)}", cancellationToken);
            return new SeeOther($"/school/receipts/{Uri.EscapeDataString(receipt.Id)}");
        }
        catch (SubmissionRefusedException refused)
        {
            return await AgainAsync(form.With(refused.Errors));
        }

        async Task<Page<FormPage>> AgainAsync(AnswerForm mended)
        {
            var before = await previous.ReadAsync(campaign, organization, cancellationToken);
            var model = new FormModel(campaign, organization, mended, known, time.GetUtcNow(), before);
            return new Page<FormPage>(model, model.Status);
        }
    }
}
