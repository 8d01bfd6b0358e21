using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Intake;
using RoadmapFunctions.Collecting.Quarantine;
using RoadmapFunctions.Collecting.Sync;
using RoadmapFunctions.Reminders;
using RoadmapFunctions.Reporting.Editions;
using RoadmapFunctions.Upkeep.Work;

namespace RoadmapFunctions.Pages.Desk;

/// <summary>The state of a campaign at one moment, for its operator.</summary>
/// <param name="Quarantine">
/// Rows that wait for a decision, or whose decision has not acted yet, in the order of the sheet, without their cells.
/// </param>
/// <param name="AtTheirLimit">Schools that have sent as many versions as they may; nothing more is accepted from them.</param>
/// <param name="LastRun">Whatever its outcome; null before the first one.</param>
/// <param name="LastCompletedRun">The run that the answers of the sheet come from.</param>
/// <param name="FailedLetters">Letters that wait because an attempt failed.</param>
/// <param name="LastEdition">The newest one; null before the first.</param>
/// <param name="Stale">The answers of the sheet may be out of date.</param>
public sealed record DeskView(
    Campaign Campaign,
    CampaignProgress Progress,
    IReadOnlyList<QuarantineItem> Quarantine,
    IReadOnlyList<Organization> AtTheirLimit,
    SyncRun? LastRun,
    SyncRun? LastCompletedRun,
    DateTimeOffset Now,
    bool Stale,
    int FailedLetters,
    Edition? LastEdition
)
{
    /// <summary>The newest first.</summary>
    public IReadOnlyList<WorkRun> Runs { get; init; } = [];

    /// <summary>Work of this campaign that was given up; each has its order.</summary>
    public IReadOnlyList<SetAsideWork> SetAside { get; init; } = [];

    /// <summary>Messages that were set aside and cannot be read: nobody knows which campaign they are of.</summary>
    public int Unreadable { get; init; }

    /// <summary>Messages of any campaign that were set aside and are not among the oldest, which alone can be read.</summary>
    public int MoreSetAside { get; init; }

    /// <summary>Rows that wait for a decision.</summary>
    public IReadOnlyList<QuarantineItem> Undecided => [.. Quarantine.Where(item => !item.Decided)];

    /// <summary>Rows that are decided and have not become their school's answer yet.</summary>
    public IReadOnlyList<QuarantineItem> NotActedYet =>
        [.. Quarantine.Where(item => item is { Open: true, AssignedOrganizationId: not null })];

    /// <returns>The newest run of these kinds when it waits or goes on; null when it has ended or was given up.</returns>
    public WorkRun? GoingOn(params WorkKind[] kinds) =>
        Runs.FirstOrDefault(run => kinds.Contains(run.Work)) is { } run
        && !run.HasEnded()
        && SetAside.All(work => work.Order!.Run != run.Id)
            ? run
            : null;

    /// <summary>Schools whose deleted answer waits for a decision.</summary>
    public IEnumerable<Organization> InDoubt => Progress.Organizations.Where(each => each.InDoubt).Select(each => each.Organization);
}

/// <summary>Reads what the desk shows.</summary>
public sealed class DeskReader(
    CampaignStates states,
    ISubmissionLog log,
    IQuarantine quarantine,
    ISyncRuns runs,
    SyncSchedule schedule,
    IOutbox outbox,
    IEditionStore editions,
    IWorkRuns works,
    IWaitingWork queue,
    TimeProvider time
)
{
    /// <returns>In the order of the sheet's rows.</returns>
    public async Task<IReadOnlyList<QuarantineItem>> QuarantineAsync(Campaign campaign, CancellationToken cancellationToken) =>
        Ordered(await quarantine.ReadAsync(campaign.Id, cancellationToken));

    private static IReadOnlyList<QuarantineItem> Ordered(IEnumerable<QuarantineItem> items) =>
        [.. items.OrderBy(item => item.Row).ThenBy(item => item.Key, StringComparer.Ordinal)];

    /// <summary>The quarantine, with the direct answers that its rows contest.</summary>
    public async Task<QuarantineModel> QuarantinePageAsync(Campaign campaign, CancellationToken cancellationToken)
    {
        var items = await QuarantineAsync(campaign, cancellationToken);
        var direct = new Dictionary<string, Submission>(StringComparer.Ordinal);
        foreach (
            var school in items
                .Where(item => item.ContestsDirect)
                .Select(item => item.SuggestedOrganizationId!)
                .Distinct(StringComparer.Ordinal)
        )
        {
            var history = await SubmissionHistory.ReadOrganizationAsync(log, campaign.Id, school, cancellationToken);
            if (history?.CurrentDirect is { } sent)
            {
                direct.Add(school, sent);
            }
        }

        var sync = (await works.ListAsync(campaign.Id, cancellationToken)).FirstOrDefault(run => run.Work == WorkKind.Sync);
        return new(campaign, items) { Direct = direct, Sync = sync?.HasEnded() == false ? sync : null };
    }

    public async Task<DeskView> ReadAsync(Campaign campaign, CancellationToken cancellationToken)
    {
        var known = states.ReadAsync(campaign, cancellationToken);
        var rows = quarantine.ReadOutlineAsync(campaign.Id, cancellationToken);
        var lastRun = runs.LastAsync(campaign.Id, cancellationToken);
        var lastCompleted = runs.LastCompletedAsync(campaign.Id, cancellationToken);
        var failed = outbox.ReadFailedAsync(campaign.Id, cancellationToken);
        var published = editions.ListAsync(campaign.Id, cancellationToken);
        var going = works.ListAsync(campaign.Id, cancellationToken);
        var setAside = queue.ReadSetAsideAsync(cancellationToken);
        var now = time.GetUtcNow();
        var state = await known;
        var aside = await setAside;
        return new(
            campaign,
            state.Progress,
            Ordered((await rows).Where(item => item.Open)),
            [.. state.Answered.Where(each => SchoolQuota.IsUsedUp(each.History)).Select(each => each.Organization)],
            await lastRun,
            await lastCompleted,
            now,
            Stale: campaign.Sheet.IsNamed && (await lastCompleted is not { } good || schedule.MissedTwice(good.StartedAt, now)),
            (await failed).Count,
            (await published) is [.., var last] ? last.Edition : null
        )
        {
            Runs = await going,
            SetAside = [.. aside.Oldest.Where(work => work.Order?.Campaign == campaign.Id)],
            Unreadable = aside.Oldest.Count(work => work.Order is null),
            MoreSetAside = aside.More,
        };
    }
}
