using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Http;
using RoadmapFunctions.Pages.Desk;

namespace RoadmapFunctions.Functions.Desk;

/// <summary>Takes a person's key away, or gives another one in its place; the one before opens nothing from then on.</summary>
public sealed class ChangePerson(IPeople everybody, PersonKeys keys, PeopleReader people, PublicAddress address, Journal journal)
{
    private const string Meanwhile =
        "Ничего не изменено: пока страница была открыта, этот ключ изменил другой оператор. Посмотрите ещё раз.";

    [Function(nameof(ChangePerson)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/campaigns/{campaign}/people/{id}")] HttpRequest request,
        Campaign campaign,
        string id,
        OperatorCaller by,
        CancellationToken cancellationToken
    )
    {
        var form = await RequestForm.ReadAsync(request, cancellationToken);
        var found = await everybody.FindAsync(id, cancellationToken);
        if (found is not { RevokedAt: null } person || (person.IsReader && person.CampaignId != campaign.Id))
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

        return form["action"] == "revoke"
            ? await RevokeAsync(request, campaign, person, by, cancellationToken)
            : await ReplaceAsync(request, campaign, person, by, cancellationToken);
    }

    private async Task<IResult> RevokeAsync(
        HttpRequest request,
        Campaign campaign,
        Person person,
        OperatorCaller by,
        CancellationToken cancellationToken
    )
    {
        await NoteAsync(request, campaign, person, by, JournalAct.OperatorRevoked, JournalAct.ReaderRevoked, cancellationToken);
        return await keys.RevokeAsync(person, by.Name, cancellationToken)
            ? new SeeOther(DeskAddress.People(campaign))
            : await MeanwhileAsync(campaign, by, cancellationToken);
    }

    private async Task<IResult> ReplaceAsync(
        HttpRequest request,
        Campaign campaign,
        Person person,
        OperatorCaller by,
        CancellationToken cancellationToken
    )
    {
        await NoteAsync(request, campaign, person, by, JournalAct.OperatorKeyReplaced, JournalAct.ReaderLinkReplaced, cancellationToken);
        if (await keys.ReplaceAsync(person, cancellationToken) is not { } key)
        {
            return await MeanwhileAsync(campaign, by, cancellationToken);
        }

        var model = await people.ReadAsync(campaign, by, cancellationToken);
        return new Page<PeoplePage>(model with { Made = MadeKey.Of(campaign, person, key, address, request) });
    }

    private Task NoteAsync(
        HttpRequest request,
        Campaign campaign,
        Person person,
        OperatorCaller by,
        JournalAct ofOperator,
        JournalAct ofReader,
        CancellationToken cancellationToken
    ) =>
        person.IsReader
            ? journal.AddAsync(request, by, ofReader, campaign, detail: person.Name, cancellationToken: cancellationToken)
            : journal.AddEverywhereAsync(request, by, ofOperator, person.Name, cancellationToken);

    private async Task<IResult> MeanwhileAsync(Campaign campaign, OperatorCaller by, CancellationToken cancellationToken) =>
        new Page<PeoplePage>(
            await people.ReadAsync(campaign, by, cancellationToken) with
            {
                Problem = Meanwhile,
            },
            StatusCodes.Status409Conflict
        );
}
