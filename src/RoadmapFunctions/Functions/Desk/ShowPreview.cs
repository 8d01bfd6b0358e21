using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.CampaignVersions.Drafts;
using RoadmapFunctions.Documents;
using RoadmapFunctions.Documents.Web;
using RoadmapFunctions.Forms;
using RoadmapFunctions.Http;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Pages.Desk;
using RoadmapFunctions.Pages.School;
using RoadmapFunctions.Reporting.Reports;

namespace RoadmapFunctions.Functions.Desk;

/// <summary>What a draft will look like: <c>?as=</c> form, paper, google or report; without it, a list of the previews.</summary>
public sealed class ShowPreview(DraftEditor editor, TimeProvider time)
{
    [Function(nameof(ShowPreview)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "desk/campaigns/{campaign}/preview")] HttpRequest request,
        string campaign,
        CancellationToken cancellationToken
    )
    {
        if (await editor.OpenAsync(campaign, cancellationToken) is not { } open)
        {
            return Problems.UnknownCampaign(campaign);
        }

        var now = time.GetUtcNow();
        var what = request.Query["as"].ToString();
        var model = PreviewModel.Of(open, DateOnly.FromDateTime(now.UtcDateTime), what == "google");
        return (model.Mistakes.Count == 0 ? what : string.Empty) switch
        {
            "form" => new Page<FormPage>(TriedForm.Of(model.Shown, AnswerForm.Of(model.Shown, current: null, token: "try"), now)),
            "paper" => await DocumentAsync(PaperForm.Compose(model.Shown, organization: null)),
            "report" => await DocumentAsync(SampleReport.Compose(model.Shown)),
            _ => new Page<PreviewPage>(model),
        };

        async Task<IResult> DocumentAsync(Document document)
        {
            using var content = new MemoryStream();
            await WebPageWriter.WriteAsync(document, content, cancellationToken);
            return Download.Of(request.HttpContext, content.ToArray(), ContentTypes.WebPage, $"{document.Title}.html");
        }
    }
}
