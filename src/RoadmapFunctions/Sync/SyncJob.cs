using System.Diagnostics;
using Microsoft.Extensions.Logging;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Quarantine;
using RoadmapFunctions.Sheets;
using RoadmapFunctions.Submissions;

namespace RoadmapFunctions.Sync;

/// <summary>Takes a campaign's sheet over into the log.</summary>
public sealed partial class SyncJob(
    ISheetReader sheets, ISubmissionLog log, IQuarantine quarantine, ISyncRuns runs, TimeProvider time, ILogger<SyncJob> logger)
{
    /// <exception cref="SheetUnavailableException">The sheet could not be read whole.</exception>
    /// <exception cref="SyncStoppedException">The operator must decide.</exception>
    public async Task<SyncRun> RunAsync(Campaign campaign, bool acceptDisappearance, CancellationToken cancellationToken)
    {
        var startedAt = time.GetUtcNow();
        using var trace = Traces.Start("sync", campaign);
        try
        {
            var counts = await TakeOverAsync(campaign, acceptDisappearance, startedAt, cancellationToken);
            var run = new SyncRun(startedAt, time.GetUtcNow(), SyncOutcome.Completed, counts);
            await runs.AddAsync(campaign.Id, run, cancellationToken); // last: a run that is on record has done all its writing
            Measures.Synced(campaign, counts);
            LogCompleted(campaign.Id, counts.RowsRead, counts.New, counts.Known, counts.Quarantined, counts.Blank, counts.Withdrawn);
            return run;
        }
        catch (SyncStoppedException e)
        {
            trace?.SetStatus(ActivityStatusCode.Error);
            await runs.AddAsync(campaign.Id, Unfinished(SyncOutcome.Stopped, e.Message), cancellationToken);
            throw;
        }
        catch (SheetUnavailableException e)
        {
            trace?.SetStatus(ActivityStatusCode.Error);
            await runs.AddAsync(campaign.Id, Unfinished(SyncOutcome.Failed, e.Message), cancellationToken);
            throw;
        }

        SyncRun Unfinished(SyncOutcome outcome, string message) => new(startedAt, time.GetUtcNow(), outcome, SyncCounts.None, message);
    }

    private async Task<SyncCounts> TakeOverAsync(Campaign campaign, bool acceptDisappearance, DateTimeOffset observedAt, CancellationToken cancellationToken)
    {
        var sheet = await sheets.ReadAsync(campaign.Sheet, cancellationToken);
        var history = await SubmissionHistory.ReadAsync(log, campaign.Id, cancellationToken);
        var quarantined = await quarantine.ReadAsync(campaign.Id, cancellationToken);
        var parsed = ResponseParser.Parse(sheet, campaign, observedAt, quarantined);
        var plan = SyncPlan.Make(parsed, sheet.Header, history, quarantined, observedAt, acceptDisappearance);

        await log.AppendAsync(campaign.Id, [.. plan.Entries.Select(Traced)], cancellationToken);
        Traces.TakenOver(campaign, plan.Entries);
        Measures.TakenOver(campaign, plan.Entries, time.GetUtcNow());
        await quarantine.AddAsync(campaign.Id, plan.ToQuarantine, cancellationToken);
        foreach (var item in plan.ToClose.Select(item => item with { ClosedAt = observedAt }).Concat(plan.ToReopen.Select(item => item with { ClosedAt = null })))
        {
            await quarantine.TryReplaceAsync(campaign.Id, item, cancellationToken); // if somebody was quicker, the next sync looks again
        }

        return plan.Counts;
    }

    private static LogEntry Traced(LogEntry entry) => entry is Submission submission ? submission with { Trace = Traces.Current } : entry;

    [LoggerMessage(EventId = 1001, Level = LogLevel.Information,
        Message = "Sync of {Campaign} completed: {Rows} rows read, {New} new, {Known} known, {Quarantined} quarantined, {Blank} blank, {Withdrawn} withdrawn")]
    private partial void LogCompleted(string campaign, int rows, int @new, int known, int quarantined, int blank, int withdrawn);
}
