using Azure.Data.Tables;
using RoadmapFunctions.Collecting.Sync;
using RoadmapFunctions.Kit;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Collecting;

/// <summary>The run that was recorded last is the last one, also after a clock that ran a day fast.</summary>
public sealed class SyncRunsTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private static readonly DateTimeOffset Right = new(2021, 1, 28, 5, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task The_last_run_is_right_after_a_fast_clock_and_a_slow_run()
    {
        var tables = new TableServiceClient(azurite.Storage.ConnectionString);
        await tables.GetTableClient(TableSyncRuns.TableName).CreateIfNotExistsAsync();
        var runs = new TableSyncRuns(tables, new DamagedItems());

        foreach (var (started, minutes) in new[] { (Right.AddDays(1), 1), (Right, 1), (Right.AddMinutes(10), 1) })
        {
            await runs.AddAsync("fast", Run(started, minutes), CancellationToken.None);
            Assert.Equal(started, (await runs.LastAsync("fast", CancellationToken.None))!.StartedAt);
            Assert.Equal(started, (await runs.LastCompletedAsync("fast", CancellationToken.None))!.StartedAt);
        }

        await runs.AddAsync("slow", Run(Right.AddMinutes(2), minutes: 1), CancellationToken.None);
        await runs.AddAsync("slow", Run(Right, minutes: 9), CancellationToken.None); // it began earlier and ends later
        Assert.Equal(Right.AddMinutes(2), (await runs.LastAsync("slow", CancellationToken.None))!.StartedAt);
    }

    private static SyncRun Run(DateTimeOffset started, int minutes) =>
        new(started, started.AddMinutes(minutes), SyncOutcome.Completed, SyncCounts.None);
}
