using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Documents.Web;
using RoadmapFunctions.Documents.Word;
using RoadmapFunctions.Forms;
using RoadmapFunctions.Http;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Functions.Desk;

/// <summary>The paper form: <c>?organization=</c> fills in the school's name, <c>?format=</c> html (default) or docx.</summary>
public sealed class ShowPaperForm
{
    [Function(nameof(ShowPaperForm)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "desk/campaigns/{campaign}/paper-form")] HttpRequest request,
        Campaign campaign,
        CancellationToken cancellationToken
    )
    {
        var asked = request.Query["organization"].ToString();
        var organization = campaign.FindOrganization(asked);
        if (asked.Length > 0 && organization is null)
        {
            return Problems.UnknownOrganization();
        }

        var document = PaperForm.Compose(campaign, organization);
        using var content = new MemoryStream();
        if (request.Query["format"] == "docx")
        {
            WordWriter.Write(document, content);
            return Download.Of(request.HttpContext, content.ToArray(), ContentTypes.Word, $"{document.Title.Replace(':', ',')}.docx");
        }

        await WebPageWriter.WriteAsync(document, content, cancellationToken);
        return Download.Of(request.HttpContext, content.ToArray(), ContentTypes.WebPage, $"{document.Title}.html");
    }
}
