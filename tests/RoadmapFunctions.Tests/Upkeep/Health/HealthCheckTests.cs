using Microsoft.Extensions.Time.Testing;
using NSubstitute;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.CampaignVersions;
using RoadmapFunctions.Collecting.Sync;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Reminders;
using RoadmapFunctions.Reporting.Editions;
using RoadmapFunctions.Upkeep.Backup;
using RoadmapFunctions.Upkeep.Health;
using RoadmapFunctions.Upkeep.Work;
using Xunit;

namespace RoadmapFunctions.Tests.Upkeep.Health;

public sealed class HealthCheckTests
{
    private static readonly DateTimeOffset Report = new(2021, 2, 10, 2, 0, 0, TimeSpan.Zero);

    private readonly ISyncRuns runs = Substitute.For<ISyncRuns>();
    private readonly IEditionStore editions = Substitute.For<IEditionStore>();
    private readonly ICampaignVersions versions = Substitute.For<ICampaignVersions>();
    private readonly RoadmapFunctions.Kit.DamagedItems damaged = new();
    private readonly IOutbox outbox = Substitute.For<IOutbox>();
    private readonly IWaitingWork queue = Substitute.For<IWaitingWork>();
    private readonly IBackupStore backups = Substitute.For<IBackupStore>();

    public HealthCheckTests()
    {
        editions.ListAsync(default!, default).ReturnsForAnyArgs([]);
        editions.ListManifestsAsync(default!, default).ReturnsForAnyArgs([]);
        versions.ListStrayAsync(default).ReturnsForAnyArgs([]);
        outbox.ReadFailedAsync(default!, default).ReturnsForAnyArgs([]);
        backups.ListAsync(default).ReturnsForAnyArgs(new KeptBackups([], []));
        backups.StartedAtAsync(default).ReturnsForAnyArgs(DateTimeOffset.MaxValue);
        queue.ReadSetAsideAsync(default).ReturnsForAnyArgs(SetAsideMessages.None);
    }

    [Fact]
    public async Task Work_that_was_given_up_is_told_with_its_campaign_and_time_and_so_is_a_message_that_nobody_understands()
    {
        LastGood(Report.AddHours(-1));
        queue
            .ReadSetAsideAsync(default)
            .ReturnsForAnyArgs(
                new SetAsideMessages(
                    [
                        new SetAsideWork(new WorkOrder("small", WorkKind.Sync, "run", Report.AddHours(-2), "Иванова"), Report.AddHours(-1)),
                        new SetAsideWork(null, Report),
                    ],
                    More: 8
                )
            );
        Assert.Equal(
            [
                "small: работа «чтение таблицы» не удалась 5 раз и отложена 10.02.2021 01:00 UTC; запросил Иванова "
                    + "10.02.2021 00:00 UTC. Отправьте её ещё раз на странице «Ход сбора».",
                "Очередь работ: отложено сообщение, которое не читается (10.02.2021 02:00 UTC). Уберите его на странице «Ход сбора».",
                "Очередь работ: отложено и ещё 8.",
            ],
            await ProblemsAsync(Report.AddMinutes(-50))
        );
    }

    [Fact]
    public async Task A_night_without_a_verified_backup_is_told_an_hour_later_also_when_there_was_never_any()
    {
        const string Mend = " Причина — в журнале (BackUpStorage). Снимите копию на странице «Резервные копии».";
        var last = Report.AddHours(-1);
        LastGood(last);
        backups.ListAsync(default).ReturnsForAnyArgs(Kept(last.AddHours(-24)));
        Assert.Empty(await ProblemsAsync(last.AddTicks(1)));
        backups.ListAsync(default).ReturnsForAnyArgs(Kept(last.AddHours(-25)));
        Assert.Equal([$"Ночная резервная копия не снята; последняя проверенная: 09.02.2021 00:00 UTC.{Mend}"], await ProblemsAsync(last));
        backups.ListAsync(default).ReturnsForAnyArgs(new KeptBackups([], Kept(last).Verified));
        backups.StartedAtAsync(default).ReturnsForAnyArgs(last.AddHours(-25));
        Assert.Equal([$"Ночная резервная копия не снята; последняя проверенная: нет ни одной.{Mend}"], await ProblemsAsync(last));

        static KeptBackups Kept(DateTimeOffset at) => new([new StoredBackup("any", at, 1)], []);
    }

    [Fact]
    public async Task A_letter_that_fails_a_stray_blob_and_a_damaged_manifest_are_told_by_name()
    {
        LastGood(Report.AddHours(-1));
        versions.ListStrayAsync(default).ReturnsForAnyArgs(["readme.txt"]);
        editions.ListManifestsAsync(default!, default).ReturnsForAnyArgs([new StoredManifest(2, [])]);
        outbox
            .ReadFailedAsync(default!, default)
            .ReturnsForAnyArgs([
                new OutboxItem(new Reminder(ReminderKind.Answers, "answers-before-7", "sosh-5"), Report)
                {
                    Problem = "Сервер не принял адрес.",
                },
            ]);
        Assert.Equal(
            [
                "Контейнер campaigns: «readme.txt» — не файл кампании, он пропущен. Уберите его, если он лишний.",
                "small: манифест издания № 2 не читается.",
                "small: письмо answers_answers-before-7_sosh-5 не ушло. Сервер не принял адрес.",
            ],
            await ProblemsAsync(Report.AddMinutes(-50))
        );
    }

    [Fact]
    public async Task A_damaged_entity_is_told_by_its_key_until_it_is_mended()
    {
        LastGood(Report.AddHours(-1));
        damaged.Add("Submissions", "small", "sosh-5_1");
        damaged.Add("Sessions", "staff", "abc");
        Assert.Equal(
            ["Запись Sessions: staff/abc не читается.", "small: запись Submissions: sosh-5_1 не читается."],
            await ProblemsAsync(Report.AddMinutes(-50))
        );
        damaged.Forget("Submissions", "small");
        damaged.Forget("Sessions", "staff");
        Assert.Empty(await ProblemsAsync(Report.AddMinutes(-50)));
    }

    [Fact]
    public async Task What_cannot_be_read_of_one_campaign_is_told_and_hides_nothing_else()
    {
        runs.LastCompletedAsync(default!, default).ReturnsForAnyArgs<SyncRun?>(_ => throw new System.Text.Json.JsonException("cut"));
        Assert.Equal(["small: данные в хранилище повреждены и не читаются (JsonException)."], await ProblemsAsync(Report));
    }

    [Fact]
    public async Task A_campaign_that_ended_a_month_ago_waits_for_no_sheet()
    {
        var end = TestCampaign.Small.EndsAt;
        LastGood(end.AddDays(-1));
        editions.ListAsync(default!, default).ReturnsForAnyArgs([.. new[] { "report", "summary" }.Select(Published)]);
        Assert.NotEmpty(await ProblemsAsync(end.AddDays(30).AddTicks(-1)));
        Assert.Empty(await ProblemsAsync(end.AddDays(30)));

        StoredEdition Published(string milestone) =>
            new(
                new Edition
                {
                    Number = 1,
                    CampaignId = "small",
                    MilestoneId = milestone,
                    Title = "",
                    Reason = "",
                    SnapshotAt = end,
                    InputSha256 = "",
                    ProgramVersion = "",
                    Files = [],
                },
                []
            );
    }

    [Fact]
    public async Task A_fresh_sheet_before_any_deadline_is_well()
    {
        LastGood(Report.AddHours(-1));
        Assert.Equal([], await ProblemsAsync(Report.AddMinutes(-50)));
    }

    [Fact]
    public async Task A_sheet_that_was_never_read_is_told() =>
        Assert.Equal(["small: таблица ещё ни разу не прочитана."], await ProblemsAsync(Report.AddHours(-1)));

    [Fact]
    public async Task S12_a_stale_sheet_is_told_with_the_time_of_its_last_good_reading()
    {
        LastGood(Report.AddHours(-2));
        Assert.Equal(
            ["small: данные таблицы устарели, последняя удачная выгрузка 10.02.2021 07:00."],
            await ProblemsAsync(Report.AddHours(-1))
        );
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
        runs.LastCompletedAsync(default!, default)
            .ReturnsForAnyArgs<SyncRun?>(_ => throw new StorageUnavailableException(new IOException("Connection refused")));
        Assert.Equal(["Хранилище не отвечает."], await ProblemsAsync(Report));
    }

    private void LastGood(DateTimeOffset at) =>
        runs.LastCompletedAsync(default!, default).ReturnsForAnyArgs(new SyncRun(at, at, SyncOutcome.Completed, SyncCounts.None));

    private async Task<IReadOnlyList<string>> ProblemsAsync(DateTimeOffset now)
    {
        var health = new HealthCheck(
            new CampaignCatalog([TestCampaign.Small]),
            versions,
            SyncSchedule.Parse("0 */10 * * * *"),
            runs,
            editions,
            outbox,
            queue,
            backups,
            damaged,
            new FakeTimeProvider(now)
        );
        return (await health.CheckAsync(CancellationToken.None)).Problems;
    }
}
