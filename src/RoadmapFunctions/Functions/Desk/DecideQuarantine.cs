using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.CampaignVersions.Drafts;
using RoadmapFunctions.Collecting.Quarantine;
using RoadmapFunctions.Collecting.Sheets;
using RoadmapFunctions.Collecting.Sync;
using RoadmapFunctions.Http;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Pages.Desk;

namespace RoadmapFunctions.Functions.Desk;

/// <summary>The operator decides on a row: whose it is, that it is not needed, or that the decision was wrong. Then the sheet is read
/// again.</summary>
public sealed class DecideQuarantine(QuarantineDecisions decisions, SyncJob sync, DeskReader desk, DraftEditor editor, Journal journal)
{
    [Function(nameof(DecideQuarantine)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/campaigns/{campaign}/quarantine/{key}")] HttpRequest request,
        Campaign campaign,
        string key,
        OperatorCaller by,
        CancellationToken cancellationToken
    )
    {
        var form = await RequestForm.ReadAsync(request, cancellationToken);
        var revision = form["revision"].ToString();
        var reason = CleanText.Of(form["reason"].ToString());
        var organization = campaign.FindOrganization(form["organization"]);
        var (act, deciding) = form["action"].ToString() switch
        {
            "assign" when organization is not null => (
                JournalAct.RowAssigned,
                decisions.AssignAsync(campaign, key, revision, organization, by.Name, cancellationToken)
            ),
            "dismiss" when reason.Length is > 0 and <= QuarantineDecisions.LongestReason => (
                JournalAct.RowDismissed,
                decisions.DismissAsync(campaign, key, revision, reason, by.Name, cancellationToken)
            ),
            "return" => (JournalAct.RowReturned, decisions.ReturnAsync(campaign, key, revision, by.Name, cancellationToken)),
            _ => (default(JournalAct), (Task<DecisionOutcome>?)null),
        };
        if (deciding is null)
        {
            return await AgainAsync(
                campaign,
                $"Решение не записано: выберите школу из списка или назовите "
                    + $"причину, не длиннее {QuarantineDecisions.LongestReason} знаков.",
                StatusCodes.Status400BadRequest,
                cancellationToken
            );
        }

        switch (await deciding)
        {
            case DecisionOutcome.NotFound:
                return Problems.NotFound("Такой строки в карантине нет.");
            case DecisionOutcome.ChangedMeanwhile:
                return await AgainAsync(
                    campaign,
                    "Решение не записано: строку только что изменил другой оператор или выгрузка. Посмотрите ещё раз.",
                    StatusCodes.Status409Conflict,
                    cancellationToken
                );
            default:
                var row = (await desk.QuarantineAsync(campaign, cancellationToken)).First(item => item.Key == key);
                var school = act == JournalAct.RowAssigned ? organization : null;
                await journal.AddAsync(request, by, act, campaign, school, $"строка {row.Row}", cancellationToken);
                var learnt =
                    school is null || form["learn"] != "true" || await LearnAsync(request, campaign, school, row, by, cancellationToken);
                return await AppliedAsync(campaign, learnt, cancellationToken);
        }
    }

    // The school will be known by what it calls itself.
    // False when somebody publishes at the same moment: the row is decided all the same.
    private async Task<bool> LearnAsync(
        HttpRequest request,
        Campaign campaign,
        Organization school,
        QuarantineItem row,
        OperatorCaller by,
        CancellationToken cancellationToken
    )
    {
        if (QuarantineRow.NameIn(row, campaign) is not { } name || SchoolNames.Learn(campaign, school.Id, name) is null)
        {
            return true;
        }

        if (
            await editor.CorrectInForceAsync(campaign, before => SchoolNames.Learn(before, school.Id, name), by.Name, cancellationToken) is
            { } version
        )
        {
            await journal.AddAsync(
                request,
                by,
                JournalAct.CampaignChanged,
                campaign,
                school,
                $"запомнено название школы, версия {version.Number}",
                cancellationToken
            );
            return true;
        }

        return false;
    }

    private async Task<IResult> AppliedAsync(Campaign campaign, bool learnt, CancellationToken cancellationToken)
    {
        try
        {
            await sync.RunAsync(campaign, acceptDisappearance: false, cancellationToken);
            return new SeeOther(DeskAddress.Quarantine(campaign) + (learnt ? string.Empty : "?unlearnt"));
        }
        catch (Exception e) when (e is SyncStoppedException or SheetUnavailableException)
        {
            return new SeeOther($"{DeskAddress.Quarantine(campaign)}?waiting"); // the desk says why the sheet was not read
        }
    }

    private async Task<IResult> AgainAsync(Campaign campaign, string problem, int status, CancellationToken cancellationToken) =>
        new Page<QuarantinePage>(await desk.QuarantinePageAsync(campaign, cancellationToken) with { Problem = problem }, status);
}
