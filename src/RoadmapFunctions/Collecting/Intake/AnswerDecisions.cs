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

    /// <summary>Withdraws a direct answer that was sent for the wrong school. Repeating it changes nothing.</summary>
    public async Task<AnswerDecisionOutcome> WithdrawAsync(
        Campaign campaign,
        string submissionKey,
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

        if (found.Withdrawal is null)
        {
            var withdrawal = new Withdrawal
            {
                SubmissionKey = submissionKey,
                Reason = reason,
                By = by,
                ObservedAt = history.NotBefore(time.GetUtcNow()),
            };
            await log.AppendAsync(campaign.Id, [withdrawal], cancellationToken);
        }

        return AnswerDecisionOutcome.Stored;
    }

    /// <summary>Says whether the answers of a school whose rows were deleted were the school's own.</summary>
    public async Task<AnswerDecisionOutcome> DecideOwnershipAsync(
        Campaign campaign,
        Organization organization,
        bool schoolsOwn,
        string by,
        CancellationToken cancellationToken
    )
    {
        var history = await SubmissionHistory.ReadOrganizationAsync(log, campaign.Id, organization.Id, cancellationToken);
        var decisions = history
            ?.InDoubt.Select(version => new OwnershipDecision
            {
                SubmissionKey = version.Submission.Key,
                SchoolsOwn = schoolsOwn,
                By = by,
                ObservedAt = history.NotBefore(time.GetUtcNow()),
            })
            .ToList();
        if (decisions is null or [])
        {
            return AnswerDecisionOutcome.NotFound;
        }

        // The first decision counts: a later caller hears that it is already decided.
        return await log.AppendAsync(campaign.Id, decisions, cancellationToken) > 0
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
