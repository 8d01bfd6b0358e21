using NSubstitute;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Collecting.Quarantine;
using RoadmapFunctions.Collecting.Sheets;
using RoadmapFunctions.Collecting.Sync;
using RoadmapFunctions.Kit;
using Xunit;

namespace RoadmapFunctions.Tests.Collecting.Sync;

public sealed class SyncJobTests
{
    private readonly ISheetReader sheets = Substitute.For<ISheetReader>();
    private readonly ISubmissionLog log = Substitute.For<ISubmissionLog>();
    private readonly ISyncRuns runs = Substitute.For<ISyncRuns>();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_run_that_the_storage_fails_is_recorded_as_failed_when_the_storage_lets_it(bool lets)
    {
        sheets.ReadAsync(default!, default!, default).ReturnsForAnyArgs(new SheetBuilder().Build());
        log.ReadAsync(default!, default).ReturnsForAnyArgs(_ => throw new StorageUnavailableException(new IOException("no connection")));
        runs.AddAsync(default!, default!, default)
            .ReturnsForAnyArgs(
                lets ? Task.CompletedTask : Task.FromException(new StorageUnavailableException(new IOException("no connection")))
            );
        var job = Syncs.Of(sheets, log, Substitute.For<IQuarantine>(), runs, TimeProvider.System);

        await Assert.ThrowsAsync<StorageUnavailableException>(() =>
            job.RunAsync(TestCampaign.Small, acceptDisappearance: false, CancellationToken.None)
        );

        await runs.Received(1)
            .AddAsync(
                "small",
                Arg.Is<SyncRun>(run => run.Outcome == SyncOutcome.Failed && run.Message == "Хранилище не отвечает."),
                Arg.Any<CancellationToken>()
            );
    }
}
