using System.Security.Cryptography;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Reporting.Editions;

namespace RoadmapFunctions.Upkeep.Work;

/// <summary>Asks for work and waits for it. Who asks does no work: an instance takes it from the queue.</summary>
public sealed class WorkOrders(IWorkRuns runs, IWaitingWork queue, IEditionStore editions, TimeProvider time)
{
    /// <summary>Who asked, when it was no person.</summary>
    public const string Timer = "таймер";

    /// <summary>Who asked, when it was the script behind a Google Form.</summary>
    public const string FormScript = "скрипт формы";

    private static readonly TimeSpan ShortestLook = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestLook = TimeSpan.FromSeconds(1);

    /// <param name="by">A name, <see cref="Timer"/> or <see cref="FormScript"/>.</param>
    /// <returns>A run that has not begun yet, so it will see all that is there now. Several who ask may get the same one.</returns>
    /// <exception cref="Kit.StorageUnavailableException">The storage did not answer; ask again.</exception>
    public Task<WorkRun> AskForSyncAsync(Campaign campaign, string by, bool acceptDisappearance, CancellationToken cancellationToken) =>
        AskAsync(campaign, OrderOf(campaign, WorkKind.Sync, by) with { AcceptDisappearance = acceptDisappearance }, cancellationToken);

    /// <param name="reason">In Russian; stands in the report. Empty for the usual one.</param>
    /// <inheritdoc cref="AskForSyncAsync"/>
    public Task<WorkRun> AskForEditionAsync(Campaign campaign, string by, string reason, CancellationToken cancellationToken) =>
        AskAsync(campaign, OrderOf(campaign, WorkKind.Publish, by) with { Reason = reason }, cancellationToken);

    /// <summary>For a timer. Most campaigns owe no edition, and a message for each of them would only keep others waiting.</summary>
    /// <returns>Null when no edition is due.</returns>
    /// <exception cref="Kit.StorageUnavailableException">The storage did not answer; ask again.</exception>
    public async Task<WorkRun?> AskForDueEditionsAsync(Campaign campaign, CancellationToken cancellationToken)
    {
        var overdue = await OverdueMilestones.FindAsync(campaign, editions, time.GetUtcNow(), cancellationToken);
        return overdue.Count == 0 ? null : await AskAsync(campaign, OrderOf(campaign, WorkKind.PublishDue, Timer), cancellationToken);
    }

    /// <summary>Sends work again that was given up.</summary>
    /// <returns>False when that run does not wait for it.</returns>
    /// <exception cref="Kit.StorageUnavailableException">The storage did not answer; ask again.</exception>
    public async Task<bool> SendAgainAsync(Campaign campaign, string run, CancellationToken cancellationToken)
    {
        return await queue.TakeSetAsideAsync(campaign.Id, run, AgainAsync, cancellationToken);

        async Task AgainAsync(WorkOrder order)
        {
            // What has vanished since then was not vouched for.
            var again = order with
            {
                AskedAt = time.GetUtcNow(),
                AcceptDisappearance = false,
            };
            await runs.ChangeAsync(campaign.Id, run, _ => WorkRun.Of(again), cancellationToken);
            await queue.SendAsync(again, cancellationToken);
        }
    }

    /// <returns>The run when it has ended, or as it is when the time is over.</returns>
    /// <exception cref="Kit.StorageUnavailableException">The storage did not answer; the run goes on.</exception>
    public async Task<WorkRun> WaitAsync(Campaign campaign, WorkRun run, TimeSpan longest, CancellationToken cancellationToken)
    {
        var (since, look) = (time.GetTimestamp(), ShortestLook);
        while (!run.HasEnded() && time.GetElapsedTime(since) < longest)
        {
            await Task.Delay(look, time, cancellationToken);
            run = await runs.FindAsync(campaign.Id, run.Id, cancellationToken) ?? run;
            look = look * 1.5 < LongestLook ? look * 1.5 : LongestLook;
        }

        return run;
    }

    private async Task<WorkRun> AskAsync(Campaign campaign, WorkOrder order, CancellationToken cancellationToken)
    {
        var waiting = (await runs.ListAsync(campaign.Id, cancellationToken)).FirstOrDefault(run => run.Serves(order));
        var run = waiting ?? WorkRun.Of(order);
        if (waiting is null)
        {
            await runs.AddAsync(campaign.Id, run, cancellationToken);
        }

        // Also for a run that waits: its own message may have been lost, and one too many finds nothing to do.
        await queue.SendAsync(order with { Run = run.Id }, cancellationToken);
        return run;
    }

    private WorkOrder OrderOf(Campaign campaign, WorkKind work, string by)
    {
        var now = time.GetUtcNow();
        var id = FormattableString.Invariant(
            $"{DateTimeOffset.MaxValue.UtcTicks - now.UtcTicks:D19}-{RandomNumberGenerator.GetHexString(8, lowercase: true)}"
        );
        return new(campaign.Id, work, id, now, by);
    }
}
