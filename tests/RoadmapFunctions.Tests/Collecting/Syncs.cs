using Microsoft.Extensions.Logging.Abstractions;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Collecting.Quarantine;
using RoadmapFunctions.Collecting.Sheets;
using RoadmapFunctions.Collecting.Sync;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Tests.Collecting;

/// <summary>A sync over what a test gives it; it remembers nothing unless the test gives it indexes.</summary>
internal static class Syncs
{
    public static SyncJob Of(
        ISheetReader sheets,
        ISubmissionLog log,
        IQuarantine quarantine,
        ISyncRuns runs,
        TimeProvider time,
        ISheetIndexes? indexes = null
    )
    {
        var damaged = new DamagedItems();
        var synced = log as ISyncedLog ?? new PlainLog(log);
        return new(
            new SyncReader(sheets, log, synced, quarantine, indexes ?? new NoIndexes(), damaged, time),
            synced,
            quarantine,
            runs,
            damaged,
            time,
            NullLogger<SyncJob>.Instance
        );
    }

    private sealed class NoIndexes : ISheetIndexes
    {
        public Task<SheetIndex?> ReadAsync(string campaignId, CancellationToken cancellationToken) => Task.FromResult<SheetIndex?>(null);

        public Task WriteAsync(string campaignId, SheetIndex? index, CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed class PlainLog(ISubmissionLog log) : ISyncedLog
    {
        public Task<string?> RevisionAsync(string campaignId, CancellationToken cancellationToken) => Task.FromResult<string?>(null);

        public Task<IReadOnlyList<LogEntry>> ReadEntriesAsync(
            string campaignId,
            IReadOnlyCollection<string> keys,
            CancellationToken cancellationToken
        ) => throw new NotSupportedException("No index asks for entries.");

        public Task<int> AppendAsync(
            string campaignId,
            IEnumerable<LogEntry> entries,
            RevisionStep step,
            CancellationToken cancellationToken
        ) => log.AppendAsync(campaignId, [.. entries], cancellationToken);
    }
}
