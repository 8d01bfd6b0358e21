using Azure;
using Microsoft.Extensions.Time.Testing;
using NSubstitute;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Sync;
using RoadmapFunctions.Upkeep.Health;
using RoadmapFunctions.Reporting.Editions;
using Xunit;

namespace RoadmapFunctions.Tests.Upkeep.Health;

public sealed class HealthCheckTests
{
    private static readonly DateTimeOffset Report = new(2021, 2, 10, 2, 0, 0, TimeSpan.Zero);

    private readonly ISyncRuns runs = Substitute.For<ISyncRuns>();
    private readonly IEditionStore editions = Substitute.For<IEditionStore>();

    public HealthCheckTests() => editions.ListAsync(default!, default).ReturnsForAnyArgs([]);

    [Fact]
    public async Task A_fresh_sheet_before_any_deadline_is_well()
    {
        LastGood(Report.AddHours(-1));
        Assert.Equal([], await ProblemsAsync(Report.AddMinutes(-50)));
    }

    [Fact]
    public async Task A_sheet_that_was_never_read_is_told() => Assert.Equal(["small: таблица ещё ни разу не прочитана."], await ProblemsAsync(Report.AddHours(-1)));

    [Fact]
    public async Task A_stale_sheet_is_told_with_the_time_of_its_last_good_reading()
    {
        LastGood(Report.AddHours(-2));
        Assert.Equal(["small: данные таблицы устарели, последняя удачная выгрузка 10.02.2021 07:00."], await ProblemsAsync(Report.AddHours(-1)));
    }

    [Fact]
    public async Task R9_an_edition_is_overdue_an_hour_after_its_milestone_and_not_before()
    {
        LastGood(Report.AddMinutes(55));
        Assert.Equal([], await ProblemsAsync(Report.AddHours(1).AddTicks(-1)));
        Assert.Equal(["small: просрочено издание к сроку «Аналитический отчёт»."], await ProblemsAsync(Report.AddHours(1)));
    }

    [Fact]
    public async Task Silent_storage_is_the_only_reason_that_can_be_named()
    {
        runs.LastCompletedAsync(default!, default).ReturnsForAnyArgs<SyncRun?>(_ => throw new RequestFailedException(0, "Connection refused"));
        Assert.Equal(["Хранилище не отвечает."], await ProblemsAsync(Report));
    }

    private void LastGood(DateTimeOffset at) =>
        runs.LastCompletedAsync(default!, default).ReturnsForAnyArgs(new SyncRun(at, at, SyncOutcome.Completed, SyncCounts.None));

    private async Task<IReadOnlyList<string>> ProblemsAsync(DateTimeOffset now)
    {
        var health = new HealthCheck(
            new CampaignCatalog([TestCampaign.Small]), SyncSchedule.Parse("0 */10 * * * *"), runs, editions, new FakeTimeProvider(now));
        return (await health.CheckAsync(CancellationToken.None)).Problems;
    }
}
