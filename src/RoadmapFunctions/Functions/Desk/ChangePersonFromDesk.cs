using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Http;
using RoadmapFunctions.Pages.Desk;

namespace RoadmapFunctions.Functions.Desk;

/// <summary>Revokes a person's key, or replaces it by a new one; from then on the earlier key opens nothing.</summary>
public sealed class ChangePersonFromDesk(PersonActs acts, PeopleReader people, PublicAddress address)
{
    private const string Meanwhile =
        "Ничего не изменено: пока страница была открыта, этот ключ изменил другой оператор. Посмотрите ещё раз.";

    [Function(nameof(ChangePersonFromDesk)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/campaigns/{campaign}/people/{id}")] HttpRequest request,
        Campaign campaign,
        string id,
        OperatorCaller by,
        CancellationToken cancellationToken
    )
    {
        var form = await RequestForm.ReadAsync(request, cancellationToken);
        if (await acts.FindAsync(campaign, id, cancellationToken) is not { } person)
        {
            return Problems.NotFound("Такого человека нет, или его ключ уже отозван.");
        }

        if (form["action"] != "revoke" && form["action"] != "replace")
        {
            return Problems.BadRequest("Выберите, что сделать: заменить или отозвать.");
        }

        if (form["revision"] != person.Revision)
        {
            return await MeanwhileAsync(campaign, by, cancellationToken);
        }

        if (form["action"] == "revoke")
        {
            return await acts.RevokeAsync(request, by, campaign, person, cancellationToken)
                ? new SeeOther(DeskAddress.People(campaign))
                : await MeanwhileAsync(campaign, by, cancellationToken);
        }

        if (acts.HasEnded(person))
        {
            return await AgainAsync(PersonActs.Ended, campaign, by, cancellationToken);
        }

        if (await acts.ReplaceAsync(request, by, campaign, person, cancellationToken) is not { } key)
        {
            return await MeanwhileAsync(campaign, by, cancellationToken);
        }

        var model = await people.ReadAsync(campaign, by, cancellationToken);
        return new Page<PeoplePage>(model with { Made = MadeKey.Of(campaign, person, key, address, request) });
    }

    private Task<IResult> MeanwhileAsync(Campaign campaign, OperatorCaller by, CancellationToken cancellationToken) =>
        AgainAsync(Meanwhile, campaign, by, cancellationToken);

    private async Task<IResult> AgainAsync(string problem, Campaign campaign, OperatorCaller by, CancellationToken cancellationToken) =>
        new Page<PeoplePage>(
            await people.ReadAsync(campaign, by, cancellationToken) with
            {
                Problem = problem,
            },
            StatusCodes.Status409Conflict
        );
}
