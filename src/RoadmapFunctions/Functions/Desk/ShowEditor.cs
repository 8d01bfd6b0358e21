using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.CampaignVersions.Drafts;
using RoadmapFunctions.Http;
using RoadmapFunctions.Pages.Desk;

namespace RoadmapFunctions.Functions.Desk;

/// <summary>The editor of a campaign: its first page, or the part <c>?part=</c> with <c>&amp;item=</c>.</summary>
public sealed class ShowEditor(DraftEditor editor, EditorReader reader)
{
    [Function(nameof(ShowEditor)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "desk/campaigns/{campaign}/edit")] HttpRequest request,
        string campaign,
        CancellationToken cancellationToken
    )
    {
        if (await editor.OpenAsync(campaign, cancellationToken) is not { } open)
        {
            return Problems.UnknownCampaign(campaign);
        }

        var name = request.Query["part"].ToString();
        if (name == DeskAddress.SchoolsPart)
        {
            var page = int.TryParse(request.Query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1;
            return new Page<EditorSchoolsPage>(
                new EditorSchoolsModel(open, request.Query["name"].ToString(), page)
                {
                    Notice = EditorWording.Done(request.Query["saved"].ToString()),
                }
            );
        }

        if (name.Length == 0)
        {
            return new Page<EditorPage>(await reader.ReadAsync(open, EditorWording.Done(request.Query), cancellationToken));
        }

        return DraftPart.Find(open.Campaign, name, request.Query["item"]) is { } part
            ? new Page<EditorPartPage>(EditorPartModel.Of(open, part, EditorWording.Done(request.Query)))
            : new Page<EditorGonePage>(
                new EditorGoneModel(open, new Dictionary<string, string>(StringComparer.Ordinal)),
                StatusCodes.Status404NotFound
            );
    }
}
