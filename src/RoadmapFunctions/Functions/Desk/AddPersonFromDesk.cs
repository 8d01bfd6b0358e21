using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Http;
using RoadmapFunctions.Pages.Desk;

namespace RoadmapFunctions.Functions.Desk;

/// <summary>Makes a key for an operator, or a link for a reader of the campaign. The page that answers shows it, once.</summary>
public sealed class AddPersonFromDesk(PersonActs acts, PeopleReader people, PublicAddress address, TimeProvider time)
{
    [Function(nameof(AddPersonFromDesk)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/campaigns/{campaign}/people")] HttpRequest request,
        Campaign campaign,
        OperatorCaller by,
        CancellationToken cancellationToken
    )
    {
        var form = PersonForm.Of(await RequestForm.ReadAsync(request, cancellationToken));
        if (form.Problem(campaign, time.GetUtcNow()) is { } problem)
        {
            var again = await people.ReadAsync(campaign, by, cancellationToken);
            return new Page<PeoplePage>(again with { Form = form, Problem = problem }, StatusCodes.Status400BadRequest);
        }

        var (person, key) = await acts.AddAsync(request, by, campaign, form.Name, form.EndsAt(campaign), cancellationToken);
        var model = await people.ReadAsync(campaign, by, cancellationToken);
        return new Page<PeoplePage>(model with { Made = MadeKey.Of(campaign, person, key, address, request) });
    }
}
