using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Http;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Pages.Desk;

namespace RoadmapFunctions.Functions.Api;

/// <summary>Makes a key for an operator, or for a reader of the campaign. Only this answer shows it.</summary>
public sealed class AddPerson(PersonActs acts, PublicAddress address, TimeProvider time)
{
    [Function(nameof(AddPerson)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/campaigns/{campaign}/people")] HttpRequest request,
        Campaign campaign,
        OperatorCaller by,
        CancellationToken cancellationToken
    )
    {
        var sent = await JsonBody.ReadAsync<PersonRequest>(request, cancellationToken);
        var form = new PersonForm(sent.Role, CleanText.OneLine(sent.Name), sent.Until is { } until ? PersonForm.Day(until) : string.Empty);
        if (sent is { Role: PersonForm.Operator, Until: not null })
        {
            return Problems.BadRequest("Ключ не создан: ключ оператора действует, пока его не отзовут, и последнего дня не имеет.");
        }

        if (form.Problem(campaign, time.GetUtcNow()) is { } problem)
        {
            return Problems.BadRequest(problem);
        }

        var (person, key) = await acts.AddAsync(request, by, campaign, form.Name, form.EndsAt(campaign), cancellationToken);
        return TypedResults.Ok(new MadeKeyAnswer(person.Id, key, person.IsReader ? address.ReaderLink(key, request) : null));
    }

    /// <param name="Until">A reader's last day.</param>
    private sealed record PersonRequest(string Role, string Name, DateOnly? Until = null);
}
