using System.Globalization;
using Microsoft.AspNetCore.Http;
using RoadmapFunctions.Access;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Reminders;

/// <summary>
/// A decision about a school's answer with everything that follows from it: its entry in the journal and the school's letter. Shared by the
/// desk and the API.
/// </summary>
public sealed class ReviewActs(ReviewDecisions decisions, CampaignStates states, ISubmissionLog log, ReminderJob letters, Journal journal)
{
    /// <param name="seen">Number of the last decision about the school that the person saw.</param>
    public async Task<ReviewOutcome> DecideAsync(
        HttpRequest request,
        OperatorCaller by,
        Campaign campaign,
        Organization organization,
        ReviewEntry decision,
        int seen,
        CancellationToken cancellationToken
    )
    {
        var outcome = await decisions.DecideAsync(campaign, decision, seen, cancellationToken);
        if (outcome is ReviewOutcome.Stored)
        {
            var detail = DetailOf(campaign, decision);
            await journal.AddAsync(request, by, ActOf(decision), campaign, organization, detail, cancellationToken);
            if (decision is AnswerReturn or Assessment)
            {
                await TellAsync(campaign, organization, cancellationToken);
            }
        }

        return outcome;
    }

    /// <summary>Accepts every answer in which nothing waits for a reader.</summary>
    /// <returns>How many were accepted.</returns>
    public async Task<int> AcceptReadAsync(HttpRequest request, OperatorCaller by, Campaign campaign, CancellationToken cancellationToken)
    {
        var accepted = await decisions.AcceptReadAsync(await states.ReadAsync(campaign, cancellationToken), by.Name, cancellationToken);
        await journal.AddAsync(
            request,
            by,
            JournalAct.ReadAnswersAccepted,
            campaign,
            detail: accepted.ToString(CultureInfo.InvariantCulture),
            cancellationToken: cancellationToken
        );
        return accepted;
    }

    // One letter reports everything: it is sent when nothing of this school is left to read. If it cannot be sent now, the
    // next run sends it.
    private async Task TellAsync(Campaign campaign, Organization organization, CancellationToken cancellationToken)
    {
        var known = await SubmissionHistory.ReadOneAsync(log, campaign.Id, organization.Id, cancellationToken);
        var progress = OrganizationProgress.Of(campaign, known, organization);
        if (progress.Review!.Unread.Count == 0 && ReminderPlan.OfReturn(progress) is { } letter)
        {
            await letters.SendNowAsync(campaign, [letter], cancellationToken);
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
        decision is TermsDecision terms ? DetailOf(terms)
        : campaign.FindActivity((decision as Assessment)?.ActivityId ?? (decision as AnswerReturn)?.ActivityId) is { } activity
            ? $"мероприятие {activity.Number}"
        : null;

    private static string DetailOf(TermsDecision terms) =>
        terms switch
        {
            { Exempt: true } => "освобождена от ответа",
            { Until: { } day } => $"срок продлён до {Russian.Date(day)}",
            _ => "действует общий срок",
        };
}
