using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.Collecting.Intake;

/// <summary>The head of a school confirms its answer: exactly the version that was read.</summary>
public sealed class HeadConfirmations(ISubmissionLog log, TimeProvider time)
{
    /// <summary>Confirming again changes nothing: the first name counts.</summary>
    /// <param name="submissionKey">The version that the head has read; untrusted.</param>
    /// <param name="name">Not empty, at most <see cref="Confirmation.LongestName"/> characters.</param>
    public async Task<ConfirmationOutcome> ConfirmAsync(
        Campaign campaign,
        Organization organization,
        string submissionKey,
        string name,
        CancellationToken cancellationToken
    )
    {
        var history = await SubmissionHistory.ReadOrganizationAsync(log, campaign.Id, organization.Id, cancellationToken);
        if (history?.Current is not { } current || current.Key != submissionKey)
        {
            return ConfirmationOutcome.AnswerReplaced;
        }

        if (history.Confirmation is not null)
        {
            return ConfirmationOutcome.AlreadyStored;
        }

        var confirmation = new Confirmation
        {
            SubmissionKey = current.Key,
            Name = name,
            ObservedAt = history.NotBefore(time.GetUtcNow()),
        };
        return await log.AppendAsync(campaign.Id, [confirmation], cancellationToken) == 1
            ? ConfirmationOutcome.Stored
            : ConfirmationOutcome.AlreadyStored;
    }
}

public enum ConfirmationOutcome
{
    Stored,

    /// <summary>It had been confirmed before.</summary>
    AlreadyStored,

    /// <summary>The school has another answer by now, or none. Nothing is stored.</summary>
    AnswerReplaced,
}
