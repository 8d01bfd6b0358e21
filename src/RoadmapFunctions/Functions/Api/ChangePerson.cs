using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Http;

namespace RoadmapFunctions.Functions.Api;

/// <summary>Revokes a person's key, or replaces it by a new one; from then on the earlier key opens nothing.</summary>
public sealed class ChangePerson(PersonActs acts, PublicAddress address)
{
    [Function(nameof(ChangePerson)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/campaigns/{campaign}/people/{id}")] HttpRequest request,
        Campaign campaign,
        string id,
        OperatorCaller by,
        CancellationToken cancellationToken
    )
    {
        var sent = await JsonBody.ReadAsync<ChangeRequest>(request, cancellationToken);
        if (await acts.FindAsync(campaign, id, cancellationToken) is not { } person)
        {
            return Problems.NotFound("Такого человека нет, или его ключ уже отозван.");
        }

        if (sent.Revision != RevisionMark.Of(person.Revision))
        {
            return Meanwhile();
        }

        if (sent.Act is KeyChange.Revoke)
        {
            return await acts.RevokeAsync(request, by, campaign, person, cancellationToken) ? TypedResults.NoContent() : Meanwhile();
        }

        if (acts.HasEnded(person))
        {
            return Problems.Conflict("Ничего не изменено", PersonActs.Ended);
        }

        return await acts.ReplaceAsync(request, by, campaign, person, cancellationToken) is { } key
            ? TypedResults.Ok(new MadeKeyAnswer(person.Id, key, person.IsReader ? address.ReaderLink(key, request) : null))
            : Meanwhile();
    }

    private static IResult Meanwhile() =>
        Problems.Conflict(
            "Ничего не изменено",
            "Этот ключ тем временем изменил другой оператор. Прочитайте список людей и отправьте запрос ещё раз."
        );

    private sealed record ChangeRequest(KeyChange Act, string Revision);

    private enum KeyChange
    {
        Replace,
        Revoke,
    }
}
