using Microsoft.Extensions.Options;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Quarantine;
using RoadmapFunctions.Collecting.Sync;
using RoadmapFunctions.Reporting.Editions;

namespace RoadmapFunctions.Reminders;

/// <param name="Due">Due in the present state, sent or not.</param>
/// <param name="Stored">The outbox, the newest first.</param>
public sealed record ReminderView(ReminderSituation Situation, IReadOnlyList<Reminder> Due, IReadOnlyList<OutboxItem> Stored)
{
    public IReadOnlyList<Reminder> NotStored =>
        [.. Due.ExceptBy(Stored.Select(item => item.Reminder.Key), reminder => reminder.Key, StringComparer.Ordinal)];
}

/// <summary>Reads what letters depend on.</summary>
public sealed class ReminderReader(
    CampaignStates states,
    IQuarantine quarantine,
    ISyncRuns runs,
    IEditionStore editions,
    SyncSchedule schedule,
    IOutbox outbox,
    IOptions<MailOptions> options,
    TimeProvider time
)
{
    public async Task<ReminderView> ReadAsync(Campaign campaign, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var state = await states.ReadAsync(campaign, cancellationToken);
        var lastCompleted = await runs.LastCompletedAsync(campaign.Id, cancellationToken);
        var stored = await editions.ListAsync(campaign.Id, cancellationToken);
        var situation = new ReminderSituation(
            campaign,
            state.Progress,
            [.. stored.Select(each => each.Edition)],
            await runs.LastAsync(campaign.Id, cancellationToken),
            lastCompleted,
            lastCompleted is null || schedule.MissedTwice(lastCompleted.StartedAt, now),
            await quarantine.ReadOutlineAsync(campaign.Id, cancellationToken),
            now
        )
        {
            Replacing = [.. state.Answered.Where(each => each.History.ReplacedDirect is not null).Select(each => each.History.Current!)],
        };
        var items = await outbox.ReadAsync(campaign.Id, cancellationToken);
        return new(
            situation,
            ReminderPlan.Due(situation),
            [.. items.OrderByDescending(item => item.CreatedAt).ThenBy(item => item.Reminder.Key, StringComparer.Ordinal)]
        );
    }

    /// <returns>Null when no address is known.</returns>
    public string? AddressOf(Campaign campaign, Reminder reminder) =>
        reminder.OrganizationId is { } id ? campaign.FindOrganization(id)?.Email
        : string.IsNullOrEmpty(options.Value.OperatorAddress) ? null
        : options.Value.OperatorAddress;
}
