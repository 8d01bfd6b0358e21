using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NSubstitute;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Quarantine;
using RoadmapFunctions.Collecting.Sheets;
using RoadmapFunctions.Collecting.Sync;
using RoadmapFunctions.Http;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Reporting.Editions;
using RoadmapFunctions.Reporting.Grouping;
using RoadmapFunctions.Reporting.Reports;
using RoadmapFunctions.Tests.Collecting;
using RoadmapFunctions.Tests.Reporting.Reports;
using Xunit;

namespace RoadmapFunctions.Tests.Reporting.Editions;

public sealed class PublishJobTests
{
    private static readonly DateTimeOffset Now = new(2021, 2, 11, 2, 0, 0, TimeSpan.Zero);

    private readonly ISubmissionLog log = Substitute.For<ISubmissionLog>();
    private readonly IQuarantine quarantine = Substitute.For<IQuarantine>();
    private readonly ISyncRuns runs = Substitute.For<ISyncRuns>();
    private readonly ISheetReader sheets = Substitute.For<ISheetReader>();
    private readonly IEditionStore editions = Substitute.For<IEditionStore>();

    private readonly EditionSources sources;

    public PublishJobTests()
    {
        var corrections = Substitute.For<IGroupCorrections>();
        corrections.ReadAsync(default!, default).ReturnsForAnyArgs(StoredCorrections.None);
        var letterheads = Substitute.For<ILetterheads>();
        letterheads.ReadAsync(default).ReturnsForAnyArgs((byte[]?)null);
        sources = new(log, quarantine, runs, corrections, editions, letterheads, new DamagedItems());
        log.ReadAsync(default!, default).ReturnsForAnyArgs(_ => AsyncEnumerable.Empty<LogEntry>());
        quarantine.ReadAsync(default!, default).ReturnsForAnyArgs([]);
        runs.LastCompletedAsync(default!, default).ReturnsForAnyArgs(new SyncRun(Now, Now, SyncOutcome.Completed, SyncCounts.None));
        sheets
            .ReadAsync(default!, default!, default)
            .ReturnsForAnyArgs<SheetSnapshot>(_ => throw new SheetUnavailableException("Google молчит"));
        editions.ListManifestsAsync(default!, default).ReturnsForAnyArgs([]);
        editions.TryPublishAsync(default!, default!, default).ReturnsForAnyArgs(true);
        editions
            .OpenAsync(default!, default!, default)
            .ReturnsForAnyArgs(_ => new MemoryStream(
                JsonSerializer.SerializeToUtf8Bytes(SummaryData.Of(ReportCase.Small.Data), RoadmapJson.Options)
            ));
    }

    [Theory]
    [InlineData(true, true, false)]
    [InlineData(false, true, true)] // another program may draw the same data otherwise
    [InlineData(true, false, true)]
    public async Task The_newest_edition_stands_while_neither_the_data_nor_the_program_has_changed(
        bool sameProgram,
        bool sameData,
        bool created
    )
    {
        var input = await sources.ReadAsync(TestCampaign.Small, CancellationToken.None);
        editions
            .ListManifestsAsync(default!, default)
            .ReturnsForAnyArgs([Manifest(Edition(sameProgram, sameData ? input.Sha256 : "другие"))]);

        using var job = Job();
        var result = await job.PublishNowAsync(TestCampaign.Small, "проверка", CancellationToken.None);

        Assert.Equal((created ? 2 : 1, created), (result.Edition.Number, result.Created));
    }

    [Fact]
    public async Task An_unreadable_manifest_keeps_its_number_and_its_place_in_the_chain()
    {
        editions
            .ListManifestsAsync(default!, default)
            .ReturnsForAnyArgs([Manifest(Edition(sameProgram: true, "другие")), new StoredManifest(2, [1, 2])]);

        using var job = Job();
        var result = await job.PublishNowAsync(TestCampaign.Small, "проверка", CancellationToken.None);

        Assert.Equal((3, Digest.Of([1, 2])), (result.Edition.Number, result.Edition.PreviousManifestSha256));
    }

    [Fact]
    public async Task An_edition_that_another_run_has_just_published_is_not_published_again()
    {
        var milestone = TestCampaign.Small.Milestones.First(each => each.Publishes);
        editions.ListAsync(default!, default).ReturnsForAnyArgs([]); // when this run looked what is due
        editions
            .ListManifestsAsync(default!, default)
            .ReturnsForAnyArgs([Manifest(Edition(sameProgram: true, "другие") with { MilestoneId = milestone.Id })]);

        using var job = Job();
        var published = await job.PublishDueAsync(TestCampaign.Small, CancellationToken.None);

        Assert.DoesNotContain(published, edition => edition.MilestoneId == milestone.Id);
    }

    [Fact]
    public async Task Editions_of_two_campaigns_that_are_due_at_once_are_made_one_after_the_other()
    {
        var storing = new TaskCompletionSource<bool>();
        editions.TryPublishAsync(default!, default!, default).ReturnsForAnyArgs(_ => storing.Task, _ => Task.FromResult(true));
        using var job = Job();
        var first = job.PublishNowAsync(TestCampaign.Small, "", CancellationToken.None);
        await Wait.UntilAsync(
            "the first is being stored",
            () => editions.ReceivedCalls().Any(call => call.GetMethodInfo().Name == nameof(IEditionStore.TryPublishAsync))
        );
        var second = job.PublishNowAsync(TestCampaign.Small with { Id = "other" }, "", CancellationToken.None);
        await editions.DidNotReceive().ListManifestsAsync("other", Arg.Any<CancellationToken>());

        storing.SetResult(true);
        Assert.Equal((true, true), ((await first).Created, (await second).Created));
    }

    [Fact]
    public async Task A_campaign_without_a_table_rests_on_direct_answers_and_reads_nothing()
    {
        runs.LastCompletedAsync(default!, default).ReturnsForAnyArgs((SyncRun?)null);
        var campaign = TestCampaign.Small with
        {
            Sheet = TestCampaign.Small.Sheet with { SpreadsheetId = ResponseSheet.Placeholder + "small" },
        };

        using var job = Job();
        var result = await job.PublishNowAsync(campaign, "проверка", CancellationToken.None);

        Assert.True(result.Created);
        Assert.Empty(sheets.ReceivedCalls());
    }

    private static StoredManifest Manifest(Edition edition) =>
        new(edition.Number, JsonSerializer.SerializeToUtf8Bytes(edition, RoadmapJson.Indented));

    private static Edition Edition(bool sameProgram, string input) =>
        new()
        {
            Number = 1,
            CampaignId = TestCampaign.Small.Id,
            Title = "Отчёт",
            Reason = "срок",
            SnapshotAt = Now,
            InputSha256 = input,
            ProgramVersion = sameProgram ? RoadmapFunctions.Reporting.Editions.Edition.RunningProgramVersion : "0",
            Files = [new(ReportFiles.SummaryJsonName, "", "", 0, "")],
        };

    private PublishJob Job()
    {
        var time = new FakeTimeProvider(Now);
        return new(
            Syncs.Of(sheets, log, quarantine, runs, time),
            sources,
            runs,
            editions,
            new PublicAddress(new Uri("https://roadmap.example")),
            time,
            NullLogger<PublishJob>.Instance
        );
    }
}
