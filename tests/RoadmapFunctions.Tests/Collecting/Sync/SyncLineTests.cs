using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;
using NSubstitute;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Collecting.Quarantine;
using RoadmapFunctions.Collecting.Sheets;
using RoadmapFunctions.Collecting.Sync;
using Xunit;

namespace RoadmapFunctions.Tests.Collecting.Sync;

public sealed class SyncLineTests : IDisposable
{
    private readonly ISheetReader sheets = Substitute.For<ISheetReader>();
    private readonly Channel<TaskCompletionSource<SheetSnapshot>> readings = Channel.CreateUnbounded<TaskCompletionSource<SheetSnapshot>>();
    private readonly SyncLine line;

    public SyncLineTests()
    {
        var log = Substitute.For<ISubmissionLog>();
        var quarantine = Substitute.For<IQuarantine>();
        log.ReadAsync(default!, default).ReturnsForAnyArgs(_ => AsyncEnumerable.Empty<LogEntry>());
        quarantine.ReadAsync(default!, default).ReturnsForAnyArgs([]);
        sheets
            .ReadAsync(default!, default!, default)
            .ReturnsForAnyArgs(_ =>
            {
                var reading = new TaskCompletionSource<SheetSnapshot>();
                readings.Writer.TryWrite(reading);
                return reading.Task;
            });
        line = new(Syncs.Of(sheets, log, quarantine, Substitute.For<ISyncRuns>(), new FakeTimeProvider()));
    }

    [Fact]
    public async Task However_many_ask_while_one_sync_reads_the_next_one_reads_for_them_all()
    {
        var first = line.RunAsync(TestCampaign.Small);
        var asked = Enumerable.Range(0, 30).Select(_ => line.RunAsync(TestCampaign.Small)).ToList();
        Assert.Equal(1, readings.Reader.Count);
        Assert.All(asked.Skip(1), each => Assert.True(each.IsCompletedSuccessfully && each.Result is null));

        (await NextAsync()).SetResult(new SheetBuilder().Build());
        Assert.NotNull(await first);
        Assert.False(asked[0].IsCompleted); // it began after the thirtieth had asked
        (await NextAsync()).SetResult(new SheetBuilder().Answer("2021-01-28 12:00:00", "Школа № 5").Build());
        Assert.Equal(1, (await asked[0])!.Counts.RowsRead);
        Assert.Equal(0, readings.Reader.Count);
    }

    [Fact]
    public async Task A_failed_sync_fails_for_its_own_caller_and_the_next_one_runs()
    {
        var first = line.RunAsync(TestCampaign.Small);
        var second = line.RunAsync(TestCampaign.Small);
        (await NextAsync()).SetException(new SheetUnavailableException("Google молчит"));
        await Assert.ThrowsAsync<SheetUnavailableException>(() => first);
        (await NextAsync()).SetResult(new SheetBuilder().Build());
        Assert.NotNull(await second);
    }

    [Fact]
    public void A_campaign_does_not_wait_for_another_one()
    {
        _ = line.RunAsync(TestCampaign.Small);
        _ = line.RunAsync(TestCampaign.Small with { Id = "other" });
        Assert.Equal(2, readings.Reader.Count);
    }

    private ValueTask<TaskCompletionSource<SheetSnapshot>> NextAsync() => readings.Reader.ReadAsync(TestContext.Current.CancellationToken);

    public void Dispose() => line.Dispose();
}
