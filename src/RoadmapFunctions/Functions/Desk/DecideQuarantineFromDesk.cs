using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Quarantine;
using RoadmapFunctions.Collecting.Sheets;
using RoadmapFunctions.Collecting.Sync;
using RoadmapFunctions.Http;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Pages.Desk;

namespace RoadmapFunctions.Functions.Desk;

/// <summary>
/// The operator decides about a row: whose it is, that it is not needed, or that the earlier decision was wrong. Then the
/// sheet is read again.
/// </summary>
public sealed class DecideQuarantineFromDesk(RowActs rows, SyncJob sync, DeskReader desk)
{
    [Function(nameof(DecideQuarantineFromDesk)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/campaigns/{campaign}/quarantine/{key}")] HttpRequest request,
        Campaign campaign,
        string key,
        OperatorCaller by,
        CancellationToken cancellationToken
    )
    {
        var form = await RequestForm.ReadAsync(request, cancellationToken);
        var decision = form["action"].ToString() switch
        {
            "assign" => RowActs.Assign(campaign.FindOrganization(form["organization"])),
            "dismiss" => RowActs.Dismiss(CleanText.Of(form["reason"].ToString())),
            "return" => new RowDecision.Return(),
            _ => null,
        };
        if (decision is null)
        {
            var problem = form["action"] == "assign" ? RowActs.NoSchool : RowActs.NoReason;
            return await AgainAsync(campaign, problem, StatusCodes.Status400BadRequest, cancellationToken);
        }

        switch (await rows.DecideAsync(request, by, campaign, key, form["revision"].ToString(), decision, cancellationToken))
        {
            case DecisionOutcome.NotFound:
                return Problems.NotFound("Такой строки в карантине нет.");
            case DecisionOutcome.Unfit:
                return await AgainAsync(campaign, RowActs.Unfit, StatusCodes.Status400BadRequest, cancellationToken);
            case DecisionOutcome.ChangedMeanwhile:
                return await AgainAsync(
                    campaign,
                    "Решение не записано: строку только что изменил другой оператор или выгрузка. Посмотрите ещё раз.",
                    StatusCodes.Status409Conflict,
                    cancellationToken
                );
            default:
                var learnt =
                    form["learn"] != "true"
                    || decision is not RowDecision.Assign { Organization: var school }
                    || await rows.LearnAsync(request, by, campaign, school, key, cancellationToken);
                return await AppliedAsync(campaign, learnt, cancellationToken);
        }
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
