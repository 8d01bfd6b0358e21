using RoadmapFunctions.EndToEnd.Collecting;
using WorkerHost.Worker;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Reporting;

/// <summary>An edition is drawn to disk before any of it is stored.</summary>
public sealed class DiskFaultTests(AzuriteFixture azurite)
{
    private const string Timer = "PublishDueReports";
    private static readonly DateTimeOffset AfterReport = new(2021, 2, 11, 3, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Without_a_disk_nothing_of_an_edition_is_stored_and_the_next_run_publishes_it()
    {
        var campaign = SmallCampaign.WithSchools(5) with { Id = "no-disk" };
        using var sheet = new RecordedSheetFile(campaign).Write(SyncTests.Rows(4));
        using var disk = new Disk();
        await using var app = new RunningApp(azurite) { Settings = disk.Settings };
        await app.StartAsync(sheet.Path, campaign, AfterReport);
        disk.Breaks();
        await Assert.ThrowsAsync<FunctionFailedException>(() => app.Host.InvokeTimerAsync(Timer, TestContext.Current.CancellationToken));
        Assert.Empty((await app.GetAsync("api/campaigns/no-disk/editions")).AsArray());

        disk.Heals();
        await app.Host.InvokeTimerAsync(Timer, TestContext.Current.CancellationToken);
        var edition = Assert.Single((await app.GetAsync("api/campaigns/no-disk/editions")).AsArray())!;
        Assert.Equal("report", (string?)edition["milestoneId"]);
        Assert.True((bool)(await app.GetAsync("api/campaigns/no-disk/editions/1/verification"))["whole"]!);
    }
}
