using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.CampaignVersions.Drafts;
using RoadmapFunctions.Http;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Pages.Desk;

namespace RoadmapFunctions.Functions.Desk;

/// <summary>Makes the draft of a new campaign.</summary>
public sealed class BeginCampaign(CampaignCatalog campaigns, DraftEditor editor, Journal journal)
{
    [Function(nameof(BeginCampaign)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/edit")] HttpRequest request,
        OperatorCaller by,
        CancellationToken cancellationToken
    )
    {
        var form = await RequestForm.ReadAsync(request, cancellationToken);
        var last = campaigns.All.FirstOrDefault(campaign => campaign.Id == form["campaign"]);
        var text = CleanText.Legal(form["order"].ToString());
        var (campaign, source) = form["from"].ToString() switch
        {
            "last" when last is not null => (CampaignBeginning.FromLast(last), null),
            "order" when !string.IsNullOrWhiteSpace(text) => (CampaignBeginning.FromOrder(OrderText.Read(text)), text),
            "nothing" => (CampaignBeginning.FromNothing(), null),
            _ => ((Campaign?)null, null),
        };
        if (campaign is null)
        {
            return new Page<BeginningPage>(
                new BeginningModel(campaigns.All, "Вставьте текст документа или выберите кампанию, с которой начать."),
                StatusCodes.Status400BadRequest
            );
        }

        var id = await editor.BeginAsync(campaign, source, by.Name, cancellationToken);
        await journal.AddAsync(
            request,
            by,
            JournalAct.DraftChanged,
            campaign with
            {
                Id = id,
            },
            detail: "начат",
            cancellationToken: cancellationToken
        );
        return new SeeOther($"{DeskAddress.Editor(id)}?begun={form["from"]}");
    }
}
