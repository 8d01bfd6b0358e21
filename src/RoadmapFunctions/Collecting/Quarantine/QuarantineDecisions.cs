using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.Collecting.Quarantine;

/// <summary>What an operator may do with a row in quarantine. The row itself is never changed.</summary>
public sealed class QuarantineDecisions(IQuarantine quarantine, TimeProvider time)
{
    /// <summary>Characters.</summary>
    public const int LongestReason = 300;

    /// <param name="revision">The state that the operator saw: a newer decision must not be overridden unseen.</param>
    public async Task<DecisionOutcome> DecideAsync(
        Campaign campaign,
        string key,
        string? revision,
        RowDecision decision,
        string by,
        CancellationToken cancellationToken
    )
    {
        var items = await quarantine.ReadAsync(campaign.Id, cancellationToken);
        if (items.FirstOrDefault(item => item.Key == key) is not { } found || found is { ErasedAt: not null, Dismissed: true })
        {
            return DecisionOutcome.NotFound;
        }

        if (found.Revision != revision)
        {
            return DecisionOutcome.ChangedMeanwhile;
        }

        if (decision is RowDecision.Assign { Organization.Id: var school } && !found.MayBeOf(school))
        {
            return DecisionOutcome.Unfit;
        }

        var now = time.GetUtcNow();
        var decided = found with
        {
            AssignedOrganizationId = (decision as RowDecision.Assign)?.Organization.Id,
            DismissedBecause = (decision as RowDecision.Dismiss)?.Reason,
            ClosedAt = decision is RowDecision.Dismiss ? now : null,
            DecidedBy = by,
            DecidedAt = now,
        };
        return await quarantine.TryReplaceAsync(campaign.Id, decided, cancellationToken)
            ? DecisionOutcome.Stored
            : DecisionOutcome.ChangedMeanwhile;
    }
}

public enum DecisionOutcome
{
    Stored,
    NotFound,

    /// <summary>Naming a school, or this school, would not repair this row: it would go on waiting.</summary>
    Unfit,

    /// <summary>Another operator or a sync was faster: look again and decide anew.</summary>
    ChangedMeanwhile,
}
