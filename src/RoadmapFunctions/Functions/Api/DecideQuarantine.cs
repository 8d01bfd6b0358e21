using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Quarantine;
using RoadmapFunctions.Http;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Pages.Desk;

namespace RoadmapFunctions.Functions.Api;

/// <summary>The operator decides about a row. The next sync applies the decision.</summary>
public sealed class DecideQuarantine(RowActs rows, DeskReader desk)
{
    [Function(nameof(DecideQuarantine)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/campaigns/{campaign}/quarantine/{key}")] HttpRequest request,
        Campaign campaign,
        string key,
        OperatorCaller by,
        CancellationToken cancellationToken
    )
    {
        var sent = await JsonBody.ReadAsync<RowRequest>(request, cancellationToken);
        if (sent.Decision(campaign) is not { } decision)
        {
            return Problems.BadRequest(sent is AssignRequest ? RowActs.NoSchool : RowActs.NoReason);
        }

        if (await FindAsync(campaign, key, cancellationToken) is not { } row)
        {
            return Problems.NotFound("Такой строки в карантине нет.");
        }

        var outcome =
            RevisionMark.Of(row.Revision) == sent.Revision
                ? await rows.DecideAsync(request, by, campaign, key, row.Revision, decision, cancellationToken)
                : DecisionOutcome.ChangedMeanwhile;
        return outcome switch
        {
            DecisionOutcome.Stored when !await LearntAsync(request, by, campaign, key, sent, cancellationToken) => Problems.Conflict(
                "Решение записано, название школы — нет",
                "Кампанию тем временем изменил другой оператор. Прочитайте карантин и отправьте запрос ещё раз."
            ),
            DecisionOutcome.Stored => TypedResults.Ok(QuarantinedRow.Of((await FindAsync(campaign, key, cancellationToken))!)),
            DecisionOutcome.Unfit => Problems.BadRequest(RowActs.Unfit),
            DecisionOutcome.NotFound => Problems.NotFound("То, что было в строке, уже стёрто."),
            _ => Problems.Conflict(
                "Решение не записано",
                "Строку тем временем изменил другой оператор или выгрузка. Прочитайте карантин и отправьте запрос ещё раз."
            ),
        };
    }

    /// <returns>False when the name was to be learnt and was not.</returns>
    private async Task<bool> LearntAsync(
        HttpRequest request,
        OperatorCaller by,
        Campaign campaign,
        string key,
        RowRequest sent,
        CancellationToken cancellationToken
    ) =>
        sent is not AssignRequest { Learn: true } assigned
        || await rows.LearnAsync(request, by, campaign, campaign.FindOrganization(assigned.Organization)!, key, cancellationToken);

    private async Task<QuarantineItem?> FindAsync(Campaign campaign, string key, CancellationToken cancellationToken) =>
        (await desk.QuarantineAsync(campaign, cancellationToken)).FirstOrDefault(item => item.Key == key);

    /// <param name="Revision">Revision of the row, from the list.</param>
    [JsonPolymorphic(TypeDiscriminatorPropertyName = "act")]
    [JsonDerivedType(typeof(AssignRequest), "assign")]
    [JsonDerivedType(typeof(DismissRequest), "dismiss")]
    [JsonDerivedType(typeof(ReturnRequest), "return")]
    private abstract record RowRequest(string Revision)
    {
        /// <returns>Null when something that it needs is missing.</returns>
        public abstract RowDecision? Decision(Campaign campaign);
    }

    /// <param name="Learn">From now on the school is known by the name in the row.</param>
    private sealed record AssignRequest(string Revision, string Organization, bool Learn = false) : RowRequest(Revision)
    {
        public override RowDecision? Decision(Campaign campaign) => RowActs.Assign(campaign.FindOrganization(Organization));
    }

    private sealed record DismissRequest(string Revision, string Reason) : RowRequest(Revision)
    {
        public override RowDecision? Decision(Campaign campaign) => RowActs.Dismiss(CleanText.Of(Reason));
    }

    private sealed record ReturnRequest(string Revision) : RowRequest(Revision)
    {
        public override RowDecision? Decision(Campaign campaign) => new RowDecision.Return();
    }
}
