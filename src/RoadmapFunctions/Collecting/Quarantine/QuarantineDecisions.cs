using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.Collecting.Quarantine;

/// <summary>What an operator may do with a row in quarantine. The row itself is never changed.</summary>
public sealed class QuarantineDecisions(IQuarantine quarantine, TimeProvider time)
{
    /// <summary>Characters.</summary>
    public const int LongestReason = 300;

    // «revision» is the state that the operator saw: what another one has decided since is not overridden unseen.
    /// <summary>From the next sync on the row is read as the school's answer.</summary>
    public Task<DecisionOutcome> AssignAsync(
        Campaign campaign,
        string key,
        string? revision,
        Organization organization,
        string by,
        CancellationToken cancellationToken
    ) =>
        DecideAsync(
            campaign,
            key,
            revision,
            by,
            item => item with { AssignedOrganizationId = organization.Id, DismissedBecause = null, ClosedAt = null },
            cancellationToken
        );

    /// <summary>The row stays aside for good and is asked about no more.</summary>
    public Task<DecisionOutcome> DismissAsync(
        Campaign campaign,
        string key,
        string? revision,
        string reason,
        string by,
        CancellationToken cancellationToken
    ) =>
        DecideAsync(
            campaign,
            key,
            revision,
            by,
            item => item with { AssignedOrganizationId = null, DismissedBecause = reason, ClosedAt = time.GetUtcNow() },
            cancellationToken
        );

    /// <summary>As if nobody had decided anything.</summary>
    public Task<DecisionOutcome> ReturnAsync(
        Campaign campaign,
        string key,
        string? revision,
        string by,
        CancellationToken cancellationToken
    ) =>
        DecideAsync(
            campaign,
            key,
            revision,
            by,
            item => item with { AssignedOrganizationId = null, DismissedBecause = null, ClosedAt = null },
            cancellationToken
        );

    private async Task<DecisionOutcome> DecideAsync(
        Campaign campaign,
        string key,
        string? revision,
        string by,
        Func<QuarantineItem, QuarantineItem> decide,
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

        var decided = decide(found) with { DecidedBy = by, DecidedAt = time.GetUtcNow() };
        return await quarantine.TryReplaceAsync(campaign.Id, decided, cancellationToken)
            ? DecisionOutcome.Stored
            : DecisionOutcome.ChangedMeanwhile;
    }
}

public enum DecisionOutcome
{
    Stored,
    NotFound,

    /// <summary>Another operator or a sync was quicker: look again and decide anew.</summary>
    ChangedMeanwhile,
}
