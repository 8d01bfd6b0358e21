using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Http;
using RoadmapFunctions.Pages.Desk;
using RoadmapFunctions.Reminders;

namespace RoadmapFunctions.Functions.Desk;

/// <summary>The operator decides about a school's answer: assesses one activity, returns it or the whole, accepts it.</summary>
public sealed class ReviewAnswerFromDesk(ReviewActs acts, ReadingReader reading, OrganizationReader organizations)
{
    [Function(nameof(ReviewAnswerFromDesk)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/campaigns/{campaign}/reading/{organization}")] HttpRequest request,
        Campaign campaign,
        Organization organization,
        OperatorCaller by,
        CancellationToken cancellationToken
    )
    {
        var form = ReviewForm.Of(await RequestForm.ReadAsync(request, cancellationToken));
        if (form.Decision(campaign, organization, by.Name) is not { } decision)
        {
            return Problems.BadRequest("Решение не записано: программа не знает такого действия.");
        }

        if (form.ValueProblem(campaign) is { } unreadable)
        {
            return await AgainAsync(unreadable, StatusCodes.Status400BadRequest);
        }

        return await acts.DecideAsync(request, by, campaign, organization, decision, form.Seen, cancellationToken) switch
        {
            ReviewOutcome.Stored => new SeeOther(
                campaign.FindActivity(form.ActivityId) is { } activity
                    ? DeskAddress.ReadingAfter(campaign, organization, activity)
                    : DeskAddress.Organization(campaign, organization)
            ),
            ReviewOutcome.Overtaken overtaken => await AgainAsync(
                ReviewWording.Overtaken(overtaken.Other, campaign),
                StatusCodes.Status409Conflict
            ),
            ReviewOutcome.Refused refused => await AgainAsync(
                ReviewWording.Of(refused.Obstacle, campaign),
                ReviewRules.IsOfState(refused.Obstacle) ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest
            ),
            _ => throw new InvalidOperationException("No such outcome."),
        };

        // The form as it was filled in stays on the page, beside the present state.
        async Task<IResult> AgainAsync(string problem, int status)
        {
            if (form.ActivityId is null)
            {
                var shown = await organizations.ReadAsync(campaign, organization, request, cancellationToken);
                return new Page<OrganizationPage>(shown with { Form = form, Problem = problem }, status);
            }

            var model = await reading.ReadAsync(campaign, list => list.Find(organization.Id, form.ActivityId), cancellationToken);
            return new Page<ReadingPage>(model with { Form = form, Problem = problem }, status);
        }
    }
}
