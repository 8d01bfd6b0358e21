using Microsoft.Extensions.Time.Testing;
using NSubstitute;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Collecting.Quarantine;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Pages.Desk;
using RoadmapFunctions.Reporting.Grouping;
using RoadmapFunctions.Tests.Collecting.Sync;
using RoadmapFunctions.Upkeep.Erasing;
using Xunit;

namespace RoadmapFunctions.Tests.Upkeep.Erasing;

/// <summary>What a row in quarantine says goes on request; that there was a row, and why it was refused, stays.</summary>
public sealed class RowErasureTests
{
    private const string Person = "Школа Канарейкиной М.П.";

    private readonly FakeTimeProvider time = new(new DateTimeOffset(2021, 2, 1, 3, 0, 0, TimeSpan.Zero));
    private readonly PureSync sync = new();
    private readonly SheetBuilder sheet = new SheetBuilder().Answer("2021-01-28 12:00:00", Person, "В процессе");
    private readonly IErasures acts = Substitute.For<IErasures>();
    private readonly IQuarantine quarantine = Substitute.For<IQuarantine>();
    private readonly List<Erasure> written = [];
    private int othersWrite;

    public RowErasureTests()
    {
        sync.Run(sheet.Build(), time.GetUtcNow());
        acts.WhenForAnyArgs(each => each.WriteAsync("small", default!, default)).Do(call => written.Add(call.Arg<Erasure>()));
        acts.ReadAsync("small", default).ReturnsForAnyArgs(_ => written.Where(act => act.Changed is null).TakeLast(1).ToList());
        quarantine.ReadAsync("small", default).ReturnsForAnyArgs(_ => sync.Quarantine.ToList());
        quarantine.TryReplaceAsync("small", default!, default).ReturnsForAnyArgs(call => TryReplace(call.Arg<QuarantineItem>()));
    }

    private ErasureJob Job => new(Substitute.For<ISubmissionLog>(), acts, Substitute.For<IGroupCorrections>(), quarantine, time);

    private QuarantineItem Row => Assert.Single(sync.Quarantine);

    [Fact]
    public async Task An_erased_row_keeps_no_words_and_does_not_come_back()
    {
        var before = Row;
        Assert.Contains("Канарейкин", Spelt(before), StringComparison.Ordinal);
        var act = await EraseAsync();
        Assert.DoesNotContain("Канарейкин", Spelt(Row), StringComparison.Ordinal);
        Assert.Equal((before.Key, before.Row, before.Reason, before.FoundAt), (Row.Key, Row.Row, Row.Reason, Row.FoundAt));
        Assert.False(Row.Open);
        Assert.Equal((before.Row, 1), (act.Row, act.Changed));
        Assert.DoesNotContain("Канарейкин", act.ToString(), StringComparison.Ordinal);

        sync.Run(sheet.Build(), time.GetUtcNow().AddMinutes(10));
        Assert.False(Row.Open);
        Assert.DoesNotContain("Канарейкин", Spelt(Row), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_that_was_given_to_a_school_stays_that_schools()
    {
        sync.Replace(Row with { AssignedOrganizationId = "sosh-13", DecidedBy = "Петрова", DecidedAt = time.GetUtcNow() });
        await EraseAsync();
        Assert.Equal(("sosh-13", true, "Петрова"), (Row.AssignedOrganizationId, Row.Open, Row.DecidedBy));
        sync.Run(sheet.Build(), time.GetUtcNow().AddMinutes(10));
        Assert.NotNull(sync.History.Of("sosh-13"));
    }

    [Fact]
    public async Task The_words_of_whoever_set_it_aside_go_too_and_nobody_can_bring_an_empty_row_back()
    {
        sync.Replace(
            Row with
            {
                DismissedBecause = "писала Канарейкина",
                ClosedAt = time.GetUtcNow(),
                DecidedBy = "Петрова",
                DecidedAt = time.GetUtcNow(),
            }
        );
        await EraseAsync();
        Assert.DoesNotContain("Канарейкин", Spelt(Row), StringComparison.Ordinal);
        Assert.Equal("Петрова", Row.DecidedBy);
        var decisions = new QuarantineDecisions(quarantine, time);
        Assert.Equal(
            DecisionOutcome.NotFound,
            await decisions.DecideAsync(TestCampaign.Small, Row.Key, Row.Revision, new RowDecision.Return(), "Петрова", default)
        );
    }

    [Fact]
    public async Task An_erasure_that_a_sync_keeps_disturbing_is_finished_at_night()
    {
        othersWrite = 3;
        Assert.Equal(1, (await EraseAsync()).Changed);
        Assert.Empty(Row.Cells);
        sync.Replace(Row with { ErasedAt = null, Cells = [new("Школа", Person)] });

        othersWrite = int.MaxValue;
        await Assert.ThrowsAsync<StorageUnavailableException>(EraseAsync);
        Assert.Null(written[^1].Changed);
        Assert.Contains("Канарейкин", Spelt(Row), StringComparison.Ordinal);

        othersWrite = 0;
        await Job.RunAsync(TestCampaign.Small, CancellationToken.None);
        Assert.Equal(1, written[^1].Changed);
        Assert.DoesNotContain("Канарейкин", Spelt(Row), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_act_names_the_row_and_erases_no_respondent()
    {
        var act = await EraseAsync();
        Assert.Contains($"строки {act.Row} карантина", ErasureWording.What(act, TestCampaign.Small), StringComparison.Ordinal);
        Assert.Contains("не приняла", ErasureWording.Whose(act, TestCampaign.Small), StringComparison.Ordinal);
        Assert.False(act.OfRespondents);
        var answer = new Submission
        {
            OrganizationId = "sosh-5",
            Source = SubmissionSource.Http,
            SubmittedAt = time.GetUtcNow(),
            ObservedAt = time.GetUtcNow(),
            Answers = [new ReadAnswer("scheme", [], "слова")],
            Respondent = new("Канарейкина"),
        };
        Assert.False(act.Concerns(answer));
    }

    private Task<Erasure> EraseAsync() => Job.EraseRowAsync(TestCampaign.Small, Row, "заявление от 01.02.2021", "оператор", default);

    private bool TryReplace(QuarantineItem item)
    {
        if (othersWrite > 0)
        {
            othersWrite--;
            return false;
        }

        sync.Replace(item);
        return true;
    }

    private static string Spelt(QuarantineItem item) => System.Text.Json.JsonSerializer.Serialize(item, RoadmapJson.Options);
}
