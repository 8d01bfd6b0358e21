using Microsoft.Extensions.Time.Testing;
using NSubstitute;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.CampaignVersions;
using RoadmapFunctions.Collecting.Sync;
using RoadmapFunctions.Reminders;
using RoadmapFunctions.Reporting.Editions;
using RoadmapFunctions.Upkeep.Backup;
using RoadmapFunctions.Upkeep.Health;
using RoadmapFunctions.Upkeep.Work;
using Xunit;

namespace RoadmapFunctions.Tests.Upkeep.Health;

public sealed class RecentHealthTests
{
    [Fact]
    public async Task Who_asks_within_fifteen_seconds_hears_what_was_found_then()
    {
        var runs = Substitute.For<ISyncRuns>();
        var editions = Substitute.For<IEditionStore>();
        editions.ListAsync(default!, default).ReturnsForAnyArgs([]);
        editions.ListManifestsAsync(default!, default).ReturnsForAnyArgs([]);
        var versions = Substitute.For<ICampaignVersions>();
        versions.ListStrayAsync(default).ReturnsForAnyArgs([]);
        var outbox = Substitute.For<IOutbox>();
        outbox.ReadFailedAsync(default!, default).ReturnsForAnyArgs([]);
        var queue = Substitute.For<IWaitingWork>();
        var backups = Substitute.For<IBackupStore>();
        backups.ListAsync(default).ReturnsForAnyArgs(new KeptBackups([], []));
        backups.StartedAtAsync(default).ReturnsForAnyArgs(new DateTimeOffset(2021, 2, 1, 0, 0, 0, TimeSpan.Zero));
        queue.ReadSetAsideAsync(default).ReturnsForAnyArgs(SetAsideMessages.None);
        var time = new FakeTimeProvider(new(2021, 2, 1, 0, 0, 0, TimeSpan.Zero));
        using var recent = new RecentHealth(
            new HealthCheck(
                new CampaignCatalog([TestCampaign.Small]),
                versions,
                SyncSchedule.Parse("0 */10 * * * *"),
                runs,
                editions,
                outbox,
                queue,
                backups,
                new RoadmapFunctions.Kit.DamagedItems(),
                time
            ),
            time
        );

        Assert.False((await recent.GetAsync(CancellationToken.None)).Healthy);
        runs.LastCompletedAsync(default!, default)
            .ReturnsForAnyArgs(new SyncRun(time.GetUtcNow(), time.GetUtcNow(), SyncOutcome.Completed, SyncCounts.None));
        time.Advance(RecentHealth.Keeps - TimeSpan.FromTicks(1));
        Assert.False((await recent.GetAsync(CancellationToken.None)).Healthy);
        time.Advance(TimeSpan.FromTicks(1));
        Assert.True((await recent.GetAsync(CancellationToken.None)).Healthy);
    }
}
