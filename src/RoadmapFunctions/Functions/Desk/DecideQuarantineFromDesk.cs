using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Quarantine;
using RoadmapFunctions.Http;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Pages.Desk;
using RoadmapFunctions.Upkeep.Work;

namespace RoadmapFunctions.Functions.Desk;

/// <summary>
/// The operator decides about a row: whose it is, that it is not needed, or that the earlier decision was wrong. Where there is a sheet to
/// read, a sync is asked for, which applies it.
/// </summary>
public sealed class DecideQuarantineFromDesk(RowActs rows, WorkOrders orders, DeskReader desk)
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
                return campaign.Sheet.IsNamed
                    ? await AppliedAsync(campaign, by, learnt, cancellationToken)
                    : new SeeOther(
                        DeskAddress.Quarantine(campaign)
                            + (
                                !learnt ? "?unlearnt"
                                : decision is RowDecision.Return ? "?returned"
                                : string.Empty
                            )
                    );
        }
    }

    private async Task<IResult> AppliedAsync(Campaign campaign, OperatorCaller by, bool learnt, CancellationToken cancellationToken)
    {
        var run = await orders.AskForSyncAsync(campaign, by.Name, acceptDisappearance: false, cancellationToken);
        run = await orders.WaitAsync(campaign, run, DeskPatience.Short, cancellationToken);
        return new SeeOther(
            run.HasEnded() && run.State is not WorkState.Done
                ? $"{DeskAddress.Quarantine(campaign)}?waiting" // the desk says why the sheet was not read
                : DeskAddress.Quarantine(campaign) + (learnt ? string.Empty : "?unlearnt")
        );
    }

    private async Task<IResult> AgainAsync(Campaign campaign, string problem, int status, CancellationToken cancellationToken) =>
        new Page<QuarantinePage>(await desk.QuarantinePageAsync(campaign, cancellationToken) with { Problem = problem }, status);
}
