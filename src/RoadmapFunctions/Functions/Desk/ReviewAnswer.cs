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
public sealed class ReviewAnswer(
    ReviewDecisions decisions,
    ISubmissionLog log,
    OrganizationReader organizations,
    ReminderJob letters,
    Journal journal
)
{
    [Function(nameof(ReviewAnswer)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/campaigns/{campaign}/reading/{organization}")] HttpRequest request,
        Campaign campaign,
        Organization organization,
        OperatorCaller by,
        CancellationToken cancellationToken
    )
    {
        var form = ReviewForm.Of(await RequestForm.ReadAsync(request, cancellationToken));
        if (form.Decision(organization, by.Name) is not { } decision)
        {
            return Problems.BadRequest("Решение не записано: программа не знает такого действия.");
        }

        return await decisions.DecideAsync(campaign, decision, form.Seen, cancellationToken) switch
        {
            ReviewOutcome.Stored => await NextAsync(),
            ReviewOutcome.Overtaken overtaken => await AgainAsync(
                ReviewWording.Overtaken(overtaken.Other, campaign),
                StatusCodes.Status409Conflict
            ),
            ReviewOutcome.Refused { Obstacle: ReviewObstacle.AnswerReplaced or ReviewObstacle.Unread } refused => await AgainAsync(
                ReviewWording.Of(refused.Obstacle, campaign),
                StatusCodes.Status409Conflict
            ),
            ReviewOutcome.Refused refused => await AgainAsync(
                ReviewWording.Of(refused.Obstacle, campaign),
                StatusCodes.Status400BadRequest
            ),
            _ => throw new InvalidOperationException("No such outcome."),
        };

        // One letter tells all: it goes when nothing of this school is left to be read. If it does not go now, the next run sends it.
        async Task<IResult> NextAsync()
        {
            await journal.AddAsync(request, by, ActOf(decision), campaign, organization, DetailOf(campaign, decision), cancellationToken);
            var known = await SubmissionHistory.ReadOneAsync(log, campaign.Id, organization.Id, cancellationToken);
            var progress = OrganizationProgress.Of(campaign, known, organization);
            if (
                decision is AnswerReturn or Assessment
                && progress.Review!.Unread.Count == 0
                && ReminderPlan.OfReturn(progress) is { } letter
            )
            {
                await letters.SendNowAsync(campaign, letter, cancellationToken);
            }

            return new SeeOther(
                campaign.FindActivity(form.ActivityId) is { } activity
                    ? DeskAddress.ReadingAfter(campaign, organization, activity)
                    : DeskAddress.Organization(campaign, organization)
            );
        }

        // What was filled in stays on the page, beside what is true now.
        async Task<IResult> AgainAsync(string problem, int status)
        {
            if (form.ActivityId is null)
            {
                var shown = await organizations.ReadAsync(campaign, organization, request, cancellationToken);
                return new Page<OrganizationPage>(shown with { Form = form, Problem = problem }, status);
            }

            var list = new ReadingList(campaign, await SubmissionHistory.ReadAsync(log, campaign.Id, cancellationToken));
            return new Page<ReadingPage>(
                new ReadingModel(campaign, list, list.Find(organization.Id, form.ActivityId), form, Problem: problem),
                status
            );
        }
    }

    private static JournalAct ActOf(ReviewEntry decision) =>
        decision switch
        {
            Assessment => JournalAct.AnswerAssessed,
            AnswerReturn => JournalAct.AnswerReturned,
            Acceptance => JournalAct.AnswerAccepted,
            _ => JournalAct.TermsDecided,
        };

    private static string? DetailOf(Campaign campaign, ReviewEntry decision) =>
        campaign.FindActivity((decision as Assessment)?.ActivityId ?? (decision as AnswerReturn)?.ActivityId) is { } activity
            ? $"мероприятие {activity.Number}"
            : null;
}
