using System.Diagnostics;
using Microsoft.Extensions.Logging;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Quarantine;
using RoadmapFunctions.Collecting.Sheets;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Collecting.Sync;

/// <summary>Takes a campaign's sheet over into the log, from the service or from a file that the operator has downloaded.</summary>
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
            await KeepPromiseAsync(campaign, startedAt, cancellationToken);
            var sheet = await sheets.ReadAsync(campaign.Sheet, cancellationToken);
            var plan = await PlanAsync(campaign, sheet, acceptDisappearance ? Disappearance.Withdraw : Disappearance.StopIfMany, startedAt, cancellationToken);
            return await TakeOverAsync(campaign, sheet, plan, startedAt, file: null, cancellationToken);
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
            await runs.AddAsync(campaign.Id, Unfinished(SyncOutcome.Failed, e.Message) with { RetryAt = e.RetryAt }, cancellationToken);
            throw;
        }

        SyncRun Unfinished(SyncOutcome outcome, string message) => new(startedAt, time.GetUtcNow(), outcome, SyncCounts.None, message);
    }

    // A service that asks to wait an hour bans a client that asks every ten minutes.
    private async Task KeepPromiseAsync(Campaign campaign, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if ((await runs.LastAsync(campaign.Id, cancellationToken))?.RetryAt is { } promised && promised > now)
        {
            throw new SheetUnavailableException(
                $"Google просил не обращаться к таблице до {Russian.DateAndTime(promised, campaign.Zone)}. Первая выгрузка после этого времени прочитает её сама.")
            {
                RetryAt = promised,
            };
        }
    }

    /// <param name="fresh">Whether the operator vouches that the file is the sheet as it is now; otherwise answers that it does not have stay.</param>
    /// <param name="seen">Fingerprint of the plan that the operator has looked at.</param>
    /// <returns>Null when the plan would be another one now; nothing was written.</returns>
    /// <exception cref="SyncStoppedException">The file as a whole cannot be read; nothing is written, not even that it was tried.</exception>
    public async Task<SyncRun?> ImportAsync(Campaign campaign, SheetSnapshot sheet, bool fresh, string seen, ImportedFile file, CancellationToken cancellationToken)
    {
        using var trace = Traces.Start("import", campaign);
        var startedAt = time.GetUtcNow();
        var plan = await PlanAsync(campaign, sheet, fresh ? Disappearance.Withdraw : Disappearance.Keep, startedAt, cancellationToken);
        return plan.Fingerprint == seen ? await TakeOverAsync(campaign, sheet, plan, startedAt, file, cancellationToken) : null;
    }

    /// <summary>What importing the sheet would change: as it is, and if the operator vouches that it is fresh. Writes nothing.</summary>
    /// <exception cref="SyncStoppedException">The file as a whole cannot be read.</exception>
    public async Task<(ParsedSheet Parsed, SyncPlan Plan, SyncPlan IfFresh)> PreviewAsync(Campaign campaign, SheetSnapshot sheet, CancellationToken cancellationToken)
    {
        var (parsed, planOf) = await ReadKnownAsync(campaign, sheet, time.GetUtcNow(), cancellationToken);
        return (parsed, planOf(Disappearance.Keep), planOf(Disappearance.Withdraw));
    }

    private async Task<SyncPlan> PlanAsync(
        Campaign campaign, SheetSnapshot sheet, Disappearance disappearance, DateTimeOffset observedAt, CancellationToken cancellationToken) =>
        (await ReadKnownAsync(campaign, sheet, observedAt, cancellationToken)).PlanOf(disappearance);

    private async Task<(ParsedSheet Parsed, Func<Disappearance, SyncPlan> PlanOf)> ReadKnownAsync(
        Campaign campaign, SheetSnapshot sheet, DateTimeOffset observedAt, CancellationToken cancellationToken)
    {
        var history = await SubmissionHistory.ReadAsync(log, campaign.Id, cancellationToken);
        var quarantined = await quarantine.ReadAsync(campaign.Id, cancellationToken);
        var parsed = ResponseParser.Parse(sheet, campaign, observedAt, quarantined);
        var known = history.Versions.Where(version => version is { Present: true, Submission.Source: SubmissionSource.Sheet }).Select(version => version.Submission).ToList();
        parsed = parsed with { Warnings = [.. parsed.Warnings, .. RecognitionWarnings.Of(campaign, parsed.Submissions, known)] };
        return (parsed, disappearance => SyncPlan.Make(parsed, sheet.Header, history, quarantined, observedAt, disappearance));
    }

    private async Task<SyncRun> TakeOverAsync(
        Campaign campaign, SheetSnapshot sheet, SyncPlan plan, DateTimeOffset startedAt, ImportedFile? file, CancellationToken cancellationToken)
    {
        await WriteAsync(campaign, plan, startedAt, cancellationToken);
        var run = new SyncRun(startedAt, time.GetUtcNow(), SyncOutcome.Completed, plan.Counts, TimeZone: sheet.TimeZone, File: file, Warnings: plan.Warnings);
        await runs.AddAsync(campaign.Id, run, cancellationToken); // last: a run that is on record has done all its writing
        SyncMeasures.Synced(campaign, plan.Counts);
        LogCompleted(campaign.Id, plan.Counts.RowsRead, plan.Counts.New, plan.Counts.Known, plan.Counts.Quarantined, plan.Counts.Blank, plan.Counts.Withdrawn, file?.Sha256 ?? "-");
        return run;
    }

    private async Task WriteAsync(Campaign campaign, SyncPlan plan, DateTimeOffset observedAt, CancellationToken cancellationToken)
    {
        await log.AppendAsync(campaign.Id, [.. plan.Entries.Select(Traced)], cancellationToken);
        Traces.TakenOver(campaign, plan.Entries);
        SyncMeasures.TakenOver(campaign, plan.Entries, time.GetUtcNow());
        await quarantine.AddAsync(campaign.Id, plan.ToQuarantine, cancellationToken);
        foreach (var item in plan.ToClose.Select(item => item with { ClosedAt = observedAt }).Concat(plan.ToReopen.Select(item => item with { ClosedAt = null })))
        {
            await quarantine.TryReplaceAsync(campaign.Id, item, cancellationToken); // if somebody was quicker, the next sync looks again
        }
    }

    private static LogEntry Traced(LogEntry entry) => entry is Submission submission ? submission with { Trace = Traces.Current } : entry;

    [LoggerMessage(EventId = 1001, Level = LogLevel.Information,
        Message = "Sync of {Campaign} completed: {Rows} rows read, {New} new, {Known} known, {Quarantined} quarantined, {Blank} blank, {Withdrawn} withdrawn, file {File}")]
    private partial void LogCompleted(string campaign, int rows, int @new, int known, int quarantined, int blank, int withdrawn, string file);
}
