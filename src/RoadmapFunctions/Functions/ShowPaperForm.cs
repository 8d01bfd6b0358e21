using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Documents;
using RoadmapFunctions.Forms;
using RoadmapFunctions.Hosting;
using RoadmapFunctions.Reports;

namespace RoadmapFunctions.Functions;

/// <summary>The paper form: <c>?organization=</c> fills in the school's name, <c>?format=</c> html (default) or docx.</summary>
public sealed class ShowPaperForm
{
    [Function(nameof(ShowPaperForm)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "desk/{campaign}/paper-form")] HttpRequest request, Campaign campaign, CancellationToken cancellationToken)
    {
        var asked = request.Query["organization"].ToString();
        var organization = campaign.Organizations.FirstOrDefault(each => each.Id == asked);
        if (asked.Length > 0 && organization is null)
        {
            return Problems.NotFound("Такой школы в кампании нет.");
        }

        var document = PaperForm.Compose(campaign, organization);
        using var content = new MemoryStream();
        if (request.Query["format"] == "docx")
        {
            WordWriter.Write(document, content);
            return Downloads.File(request.HttpContext, content.ToArray(), ReportFiles.WordType, $"{document.Title.Replace(':', ',')}.docx");
        }

        await WebPageWriter.WriteAsync(document, content, cancellationToken);
        return Downloads.File(request.HttpContext, content.ToArray(), ReportFiles.WebPageType, $"{document.Title}.html");
    }
}
