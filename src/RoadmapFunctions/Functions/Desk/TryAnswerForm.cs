using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.CampaignVersions.Drafts;
using RoadmapFunctions.Collecting.Intake;
using RoadmapFunctions.Http;
using RoadmapFunctions.Pages.Desk;
using RoadmapFunctions.Pages.School;

namespace RoadmapFunctions.Functions.Desk;

/// <summary>Accepts the form of a draft as a school would send it, answers as a school would be answered, and stores nothing.</summary>
public sealed class TryAnswerForm(DraftEditor editor, TimeProvider time)
{
    [Function(nameof(TryAnswerForm)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/campaigns/{campaign}/preview")] HttpRequest request,
        string campaign,
        CancellationToken cancellationToken
    )
    {
        if (await editor.OpenAsync(campaign, cancellationToken) is not { } open)
        {
            return Problems.UnknownCampaign(campaign);
        }

        var now = time.GetUtcNow();
        var model = PreviewModel.Of(open, DateOnly.FromDateTime(now.UtcDateTime));
        if (model.Mistakes.Count > 0)
        {
            return new Page<PreviewPage>(model, StatusCodes.Status400BadRequest);
        }

        var sent = await RequestForm.ReadAsync(request, cancellationToken);
        var form = AnswerForm.Of(model.Shown, sent);
        var body = form.ToBody(model.Shown.Organizations[0]);
        if (!sent.ContainsKey(AnswerForm.AskedField) && form.WithQuestions(model.Shown, current: null) is { HasQuestions: true } asked)
        {
            return new Page<FormPage>(TriedForm.Of(model.Shown, asked.With(SubmissionReader.Mistakes(body, model.Shown, now)), now));
        }

        try
        {
            var answer = SubmissionReader.Read(body, model.Shown, now);
            return new Page<TriedAnswerPage>(new TriedAnswerModel(open, model.Shown, answer));
        }
        catch (SubmissionRefusedException refused)
        {
            return new Page<FormPage>(TriedForm.Of(model.Shown, form.With(refused.Errors), now), StatusCodes.Status400BadRequest);
        }
    }
}
