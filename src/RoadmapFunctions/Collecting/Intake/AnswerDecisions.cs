using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.Collecting.Intake;

/// <summary>
/// What only the operator can know about an answer: whose it was. Decisions are entries of the log; the answer itself stays in it.
/// </summary>
public sealed class AnswerDecisions(ISubmissionLog log, TimeProvider time)
{
    /// <summary>Characters of a reason.</summary>
    public const int LongestReason = 300;

    public const string InSheetSentence = "Этот ответ пришёл из таблицы. Чтобы отозвать его, удалите строку в таблице.";

    /// <summary>
    /// Withdraws a direct answer that was sent for the wrong school, or lets a withdrawn one count again. Repeating it changes nothing.
    /// </summary>
    public async Task<AnswerDecisionOutcome> WithdrawAsync(
        Campaign campaign,
        string submissionKey,
        bool undo,
        string reason,
        string by,
        CancellationToken cancellationToken
    )
    {
        var history = await SubmissionHistory.ReadOrganizationAsync(
            log,
            campaign.Id,
            SubmissionKey.OrganizationOf(submissionKey),
            cancellationToken
        );
        if (history?.Versions.FirstOrDefault(version => version.Submission.Key == submissionKey) is not { } found)
        {
            return AnswerDecisionOutcome.NotFound;
        }

        if (found.Submission.Source is SubmissionSource.Sheet)
        {
            return AnswerDecisionOutcome.InSheet;
        }

        if (found.Withdrawal is null != undo)
        {
            var withdrawal = new Withdrawal
            {
                SubmissionKey = submissionKey,
                Reason = reason,
                By = by,
                Undone = undo,
                ObservedAt = history.NotBefore(time.GetUtcNow()),
            };
            await log.AppendAsync(campaign.Id, [withdrawal], cancellationToken);
        }

        return AnswerDecisionOutcome.Stored;
    }

    /// <summary>Says whether the answers of a school whose rows were deleted were the school's own.</summary>
    /// <param name="again">Changes what was decided otherwise before; nothing else.</param>
    /// <param name="submissionKey">The one answer that is meant; null for all of the school's.</param>
    public async Task<AnswerDecisionOutcome> DecideOwnershipAsync(
        Campaign campaign,
        Organization organization,
        bool schoolsOwn,
        bool again,
        string? submissionKey,
        string by,
        CancellationToken cancellationToken
    )
    {
        var history = await SubmissionHistory.ReadOrganizationAsync(log, campaign.Id, organization.Id, cancellationToken);
        if (history is null)
        {
            return AnswerDecisionOutcome.NotFound;
        }

        var asked = again
            ? history.Versions.Where(version => version.Decision is { } decided && decided.SchoolsOwn != schoolsOwn)
            : TimelinessRule.InDoubt(campaign, history);
        var decisions = asked
            .Where(version => submissionKey is null || version.Submission.Key == submissionKey)
            .Select(version => new OwnershipDecision
            {
                SubmissionKey = version.Submission.Key,
                SchoolsOwn = schoolsOwn,
                Again = again,
                By = by,
                ObservedAt = history.NotBefore(time.GetUtcNow()),
            })
            .ToList();

        // The first decision counts: a later caller hears that it is already decided.
        return decisions.Count > 0 && await log.AppendAsync(campaign.Id, decisions, cancellationToken) > 0
            ? AnswerDecisionOutcome.Stored
            : AnswerDecisionOutcome.NotFound;
    }
}

public enum AnswerDecisionOutcome
{
    Stored,
    NotFound,

    /// <summary>The answer came from the sheet: delete its row to withdraw it.</summary>
    InSheet,
}
