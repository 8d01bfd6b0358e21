using System.Diagnostics;
using Microsoft.Extensions.Logging;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Quarantine;
using RoadmapFunctions.Collecting.Sheets;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Collecting.Sync;

/// <summary>Imports a campaign's sheet into the log, from the service or from a file that the operator has downloaded.</summary>
public sealed partial class SyncJob(
    SyncReader reader,
    ISyncedLog log,
    IQuarantine quarantine,
    ISyncRuns runs,
    DamagedItems damaged,
    TimeProvider time,
    ILogger<SyncJob> logger
)
{
    private const int MostKeys = 20;

    /// <summary>However the run ends, it is recorded if the storage allows it.</summary>
    /// <exception cref="SheetUnavailableException">The sheet could not be read completely.</exception>
    /// <exception cref="SyncStoppedException">The operator must decide.</exception>
    /// <exception cref="StorageUnavailableException">The storage did not answer; part may have been written, and the next run
    /// writes the rest.</exception>
    public async Task<SyncRun> RunAsync(Campaign campaign, bool acceptDisappearance, CancellationToken cancellationToken)
    {
        var startedAt = time.GetUtcNow();
        using var trace = Traces.Start("sync", campaign);
        try
        {
            var last = await runs.LastAsync(campaign.Id, cancellationToken);
            KeepPromise(campaign, last, startedAt);
            var reading = await reader.ReadAsync(campaign, startedAt, cancellationToken);
            if (!acceptDisappearance)
            {
                await StopIfZoneChangedAsync(campaign, reading, last, cancellationToken);
            }

            reading = await ConfirmAsync(campaign, reading, cancellationToken);
            var plan = reading.Plan(acceptDisappearance ? Disappearance.Withdraw : Disappearance.StopIfMany);
            return await TakeOverAsync(campaign, reading, plan, file: null, cancellationToken);
        }
        catch (Exception e) when (e is SyncStoppedException or SheetUnavailableException or StorageUnavailableException)
        {
            trace?.SetStatus(ActivityStatusCode.Error);
            await RecordUnfinishedAsync(campaign, startedAt, e, cancellationToken);
            throw;
        }
    }

    // Rows that move between pages while they are read are missing from one reading but not from the next.
    private async Task<Reading> ConfirmAsync(Campaign campaign, Reading reading, CancellationToken cancellationToken)
    {
        if (reading.Changes.Vanished.Count == 0 || reading.NothingHasMoved)
        {
            return reading;
        }

        var again = await reader.ReadAsync(campaign, reading.ObservedAt, cancellationToken);
        return again with { SeenBefore = reading.Found };
    }

    // If the service asks to wait an hour, it bans a client that asks every ten minutes.
    private static void KeepPromise(Campaign campaign, SyncRun? last, DateTimeOffset now)
    {
        if (last?.RetryAt is { } promised && promised > now && last.StartedAt <= now) // a time noted by a fast clock does not count
        {
            throw new SheetUnavailableException(
                $"Google просил не обращаться к таблице до {Russian.DateAndTime(promised, campaign.Zone)}. "
                    + $"Первая выгрузка после этого времени прочитает её сама."
            )
            {
                RetryAt = promised,
            };
        }
    }

    // Where few answers are known, or most of them were edited, the answers themselves do not show that their clock was changed.
    private async Task StopIfZoneChangedAsync(Campaign campaign, Reading reading, SyncRun? last, CancellationToken cancellationToken)
    {
        var completed = last is { Outcome: SyncOutcome.Completed } ? last : await runs.LastCompletedAsync(campaign.Id, cancellationToken);
        if (
            completed is { File: null, TimeZone: { } before }
            && reading.HasAnswers
            && SheetTime.Shift(before, reading.Sheet.TimeZone, reading.ObservedAt) is { } shift
            && shift != TimeSpan.Zero
        )
        {
            throw SyncStoppedException.ZoneChanged(shift);
        }
    }

    /// <param name="fresh">Whether the operator vouches that the file is the sheet as it is now; otherwise answers that the
    /// file lacks stay.</param>
    /// <param name="seen">Fingerprint of the plan that the operator has seen.</param>
    /// <returns>Null when the plan would now be different; nothing was written.</returns>
    /// <exception cref="SyncStoppedException">The file as a whole cannot be read; nothing is written, not even
    /// that it was tried.</exception>
    public async Task<SyncRun?> ImportAsync(
        Campaign campaign,
        SheetSnapshot sheet,
        bool fresh,
        string seen,
        ImportedFile file,
        CancellationToken cancellationToken
    )
    {
        using var trace = Traces.Start("import", campaign);
        var reading = await reader.ReadAsync(campaign, sheet, time.GetUtcNow(), cancellationToken);
        var plan = reading.Plan(fresh ? Disappearance.Withdraw : Disappearance.Keep);
        return plan.Fingerprint == seen ? await TakeOverAsync(campaign, reading, plan, file, cancellationToken) : null;
    }

    /// <summary>What importing the sheet would change: as it is, and if the operator vouches that it is fresh. Writes nothing.</summary>
    /// <exception cref="SyncStoppedException">The file as a whole cannot be read.</exception>
    public async Task<(ParsedSheet Parsed, SyncPlan Plan, SyncPlan IfFresh)> PreviewAsync(
        Campaign campaign,
        SheetSnapshot sheet,
        CancellationToken cancellationToken
    )
    {
        var reading = await reader.ReadAsync(campaign, sheet, time.GetUtcNow(), cancellationToken);
        return (reading.Parsed, reading.Plan(Disappearance.Keep), reading.Plan(Disappearance.Withdraw));
    }

    /// <summary>
    /// A row in quarantine becomes the answer of the school that the operator has named, as the next sync would make it one. It is no run:
    /// nothing was read.
    /// </summary>
    /// <param name="key">Key of an item.</param>
    /// <returns>False when only the sheet can tell what the answer is; nothing was written.</returns>
    /// <exception cref="StorageUnavailableException">The storage did not answer; the next sync applies the decision.</exception>
    public async Task<bool> AdmitAsync(Campaign campaign, string key, CancellationToken cancellationToken)
    {
        var item = (await quarantine.ReadAsync(campaign.Id, cancellationToken)).FirstOrDefault(each => each.Key == key);
        if (
            item is not { Open: true, AssignedOrganizationId: not null }
            || await reader.ReadKeptAsync(campaign, item, time.GetUtcNow(), cancellationToken) is not { } reading
        )
        {
            return false;
        }

        await WriteAsync(campaign, reading.Plan(Disappearance.Keep), RevisionStep.Unread, reading.ObservedAt, cancellationToken);
        return true;
    }

    private async Task<SyncRun> TakeOverAsync(
        Campaign campaign,
        Reading reading,
        SyncPlan plan,
        ImportedFile? file,
        CancellationToken cancellationToken
    )
    {
        var step = file is null ? RevisionStep.After(reading.LogRevision) : RevisionStep.Unread;
        await WriteAsync(campaign, plan, step, reading.ObservedAt, cancellationToken);
        if (file is null)
        {
            var revision = plan.Entries.Count == 0 ? reading.LogRevision : step.To;
            await reader.RememberAsync(campaign, reading, plan, revision, cancellationToken);
        }

        var run = new SyncRun(
            reading.ObservedAt,
            time.GetUtcNow(),
            SyncOutcome.Completed,
            plan.Counts,
            SetAside(damaged.Of(campaign.Id)),
            reading.Sheet.TimeZone,
            file,
            Warnings: plan.Warnings
        );
        await runs.AddAsync(campaign.Id, run, cancellationToken); // last: a recorded run has finished all its writing
        SyncMeasures.Synced(campaign, plan.Counts);
        var counts = plan.Counts;
        LogCompleted(
            campaign.Id,
            counts.RowsRead,
            counts.New,
            counts.Known,
            counts.Quarantined,
            counts.Blank,
            counts.Withdrawn,
            file?.Sha256 ?? "-"
        );
        return run;
    }

    private static string? SetAside(IReadOnlyList<string> keys) =>
        keys.Count == 0
            ? null
            : $"Часть записей хранилища повреждена и не учтена: {string.Join(", ", keys.Take(MostKeys))}"
                + (keys.Count > MostKeys ? $" и ещё {keys.Count - MostKeys}." : ".");

    private async Task WriteAsync(
        Campaign campaign,
        SyncPlan plan,
        RevisionStep step,
        DateTimeOffset observedAt,
        CancellationToken cancellationToken
    )
    {
        await log.AppendAsync(campaign.Id, plan.Entries.Select(Traced), step, cancellationToken);
        Traces.TakenOver(campaign, plan.Entries);
        SyncMeasures.TakenOver(campaign, plan.Entries, time.GetUtcNow());
        await quarantine.AddAsync(campaign.Id, plan.ToQuarantine, cancellationToken);
        var closed = plan.ToClose.Select(item => item with { ClosedAt = observedAt });
        var reopened = plan.ToReopen.Select(item => item with { ClosedAt = null });
        foreach (var item in closed.Concat(reopened))
        {
            await quarantine.TryReplaceAsync(campaign.Id, item, cancellationToken); // a faster change stays; the next sync looks again
        }
    }

    private async Task RecordUnfinishedAsync(
        Campaign campaign,
        DateTimeOffset startedAt,
        Exception cause,
        CancellationToken cancellationToken
    )
    {
        var outcome = cause is SyncStoppedException ? SyncOutcome.Stopped : SyncOutcome.Failed;
        try
        {
            var run = new SyncRun(startedAt, time.GetUtcNow(), outcome, SyncCounts.None, cause.Message)
            {
                RetryAt = (cause as SheetUnavailableException)?.RetryAt,
            };
            await runs.AddAsync(campaign.Id, run, cancellationToken);
        }
        catch (StorageUnavailableException) when (cause is StorageUnavailableException)
        {
            // The storage that failed the run cannot record it either; the caller is told.
        }
    }

    private static LogEntry Traced(LogEntry entry) => entry is Submission submission ? submission with { Trace = Traces.Current } : entry;

    [LoggerMessage(
        EventId = 1001,
        Level = LogLevel.Information,
        Message = "Sync of {Campaign} completed: {Rows} rows read, {New} new, {Known} known, "
            + "{Quarantined} quarantined, {Blank} blank, {Withdrawn} withdrawn, file {File}"
    )]
    private partial void LogCompleted(
        string campaign,
        int rows,
        int @new,
        int known,
        int quarantined,
        int blank,
        int withdrawn,
        string file
    );
}
