using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.CampaignVersions;
using RoadmapFunctions.CampaignVersions.Drafts;
using RoadmapFunctions.Http;
using RoadmapFunctions.Pages.Desk;
using RoadmapFunctions.Reporting.Editions;

namespace RoadmapFunctions.Functions.Desk;

/// <summary>Accepts a campaign file from the desk: first shows what it changes, and after the operator's confirmation changes it.</summary>
public sealed class ReplaceCampaignFromDesk(
    CampaignCatalog campaigns,
    ICampaignVersions versions,
    CampaignUpdate update,
    IEditionStore editions,
    DraftEditor drafts,
    Journal journal
)
{
    [Function(nameof(ReplaceCampaignFromDesk)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/campaigns")] HttpRequest request,
        OperatorCaller by,
        CancellationToken cancellationToken
    )
    {
        var (form, file) = await SentFile.ReadAsync(request, CampaignUpdate.Largest, cancellationToken);
        if (file is null)
        {
            return await PageAsync(
                mistakes:
                [
                    new(
                        "файл",
                        "файл не выбран, пуст или слишком велик",
                        $"выберите файл кампании (*.json) не больше {CampaignUpdate.Largest / 1024 / 1024} МБ"
                    ),
                ],
                cancellationToken: cancellationToken
            );
        }

        try
        {
            var proposal = await update.ReadAsync(campaignId: null, file.Content, cancellationToken);
            var moved = await MovedMilestones.TellAsync(
                campaigns.Find(proposal.Campaign.Id),
                proposal.Campaign,
                editions,
                cancellationToken
            );
            proposal = proposal with { Changes = [.. proposal.Changes, .. moved] };
            var acceptOrphans = form["acceptOrphans"] == "true";
            if (form["action"] != "accept" || (proposal.Orphans.Count > 0 && !acceptOrphans))
            {
                return await PageAsync(proposal, cancellationToken: cancellationToken);
            }

            if (await update.AcceptAsync(proposal, acceptOrphans, by.Name, cancellationToken) is not { } version)
            {
                return await PageAsync(
                    proposal,
                    notice: "Файл не сохранён: другой оператор только что прислал свою версию. Посмотрите, что изменится теперь.",
                    status: StatusCodes.Status409Conflict,
                    cancellationToken: cancellationToken
                );
            }

            await journal.AddAsync(
                request,
                by,
                JournalAct.CampaignChanged,
                proposal.Campaign,
                detail: $"версия {version.Number}",
                cancellationToken: cancellationToken
            );
            return new SeeOther(DeskAddress.Campaigns);
        }
        catch (CampaignFileException e)
        {
            return await PageAsync(mistakes: e.Mistakes, cancellationToken: cancellationToken);
        }
    }

    private async Task<IResult> PageAsync(
        CampaignProposal? proposal = null,
        IReadOnlyList<CampaignMistake>? mistakes = null,
        string? notice = null,
        int? status = null,
        CancellationToken cancellationToken = default
    ) =>
        new Page<CampaignFilesPage>(
            new CampaignFilesModel(
                campaigns.All,
                await versions.ListAsync(cancellationToken),
                await drafts.ListAsync(cancellationToken),
                proposal,
                mistakes,
                notice
            ),
            status ?? (mistakes is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest)
        );
}
