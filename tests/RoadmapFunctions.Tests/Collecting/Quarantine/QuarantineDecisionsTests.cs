using NSubstitute;
using RoadmapFunctions.Collecting.Quarantine;
using RoadmapFunctions.Tests.Collecting.Sync;
using Xunit;
using FakeTime = Microsoft.Extensions.Time.Testing.FakeTimeProvider;

namespace RoadmapFunctions.Tests.Collecting.Quarantine;

/// <summary>What the operator decides about a row, and what the next sync makes of it.</summary>
public sealed class QuarantineDecisionsTests
{
    private readonly PureSync sync = new();
    private readonly FakeTime time = new(new DateTimeOffset(2021, 2, 1, 3, 0, 0, TimeSpan.Zero));
    private readonly SheetBuilder sheet = new SheetBuilder().Answer("2021-01-28 12:00:00", "СОШ № 14", "Разработана");

    [Fact]
    public async Task The_next_sync_counts_an_assigned_row_from_its_original_time()
    {
        sync.Run(sheet.Build(), time.GetUtcNow());
        await DecideAsync(
            (decisions, key) =>
                decisions.DecideAsync(
                    TestCampaign.Small,
                    key,
                    null,
                    new RowDecision.Assign(TestCampaign.Small.Organizations[1]),
                    "оператор",
                    default
                )
        );
        var plan = sync.Run(sheet.Build(), time.GetUtcNow());

        Assert.Equal((1, 0), (plan.Counts.New, plan.Counts.Quarantined));
        Assert.Equal(new DateTimeOffset(2021, 1, 28, 5, 0, 0, TimeSpan.Zero), sync.History.Of("sosh-13")!.FirstSeen);
        Assert.False(Assert.Single(sync.Quarantine).Open);
        Assert.Equal(1, sync.Run(sheet.Build(), time.GetUtcNow()).Counts.Known);
    }

    [Fact]
    public async Task A_row_that_was_set_aside_is_asked_about_no_more_but_is_counted()
    {
        sync.Run(sheet.Build(), time.GetUtcNow());
        await DecideAsync(
            (decisions, key) =>
                decisions.DecideAsync(TestCampaign.Small, key, null, new RowDecision.Dismiss("проверка формы"), "оператор", default)
        );
        var plan = sync.Run(sheet.Build(), time.GetUtcNow());
        Assert.Equal((0, 1), (plan.Counts.New, plan.Counts.Quarantined));
        Assert.Empty(plan.ToReopen);
        Assert.Equal(
            ("проверка формы", "оператор", time.GetUtcNow()),
            (sync.Quarantine[0].DismissedBecause, sync.Quarantine[0].DecidedBy, sync.Quarantine[0].DecidedAt)
        );
    }

    [Fact]
    public async Task A_decision_that_is_taken_back_withdraws_the_answer_and_asks_again()
    {
        sync.Run(sheet.Build(), time.GetUtcNow());
        await DecideAsync(
            (decisions, key) =>
                decisions.DecideAsync(
                    TestCampaign.Small,
                    key,
                    null,
                    new RowDecision.Assign(TestCampaign.Small.Organizations[1]),
                    "оператор",
                    default
                )
        );
        sync.Run(sheet.Build(), time.GetUtcNow());
        time.Advance(TimeSpan.FromMinutes(1));
        await DecideAsync(
            (decisions, key) => decisions.DecideAsync(TestCampaign.Small, key, null, new RowDecision.Return(), "оператор", default)
        );
        var plan = sync.Run(sheet.Build(), time.GetUtcNow());
        Assert.Equal((1, 1), (plan.Counts.Withdrawn, plan.Counts.Quarantined));
        Assert.True(sync.Quarantine[0].Open);
        Assert.Null(sync.History.Of("sosh-13")!.Current);
    }

    [Fact]
    public async Task A_school_to_which_a_row_was_assigned_by_mistake_has_not_answered_in_time_by_that()
    {
        sync.Run(sheet.Build(), time.GetUtcNow());
        await DecideAsync(
            (decisions, key) =>
                decisions.DecideAsync(
                    TestCampaign.Small,
                    key,
                    null,
                    new RowDecision.Assign(TestCampaign.Small.Organizations[1]),
                    "оператор",
                    default
                )
        );
        sync.Run(sheet.Build(), time.GetUtcNow());
        time.Advance(TimeSpan.FromMinutes(1));
        await DecideAsync(
            (decisions, key) => decisions.DecideAsync(TestCampaign.Small, key, null, new RowDecision.Return(), "оператор", default)
        );
        sync.Run(sheet.Build(), time.GetUtcNow());
        time.Advance(TimeSpan.FromDays(3));
        sync.Run(sheet.Answer("2021-02-03 12:00:00", "СОШ № 13", "В процессе").Build(), time.GetUtcNow());
        Assert.Equal(new DateTimeOffset(2021, 2, 3, 5, 0, 0, TimeSpan.Zero), sync.History.Of("sosh-13")!.FirstSeen);
        Assert.Null(sync.History.Of("sosh-13")!.CorrectedAt);
    }

    [Fact]
    public async Task An_edited_row_is_another_row_and_needs_a_decision_of_its_own()
    {
        sync.Run(sheet.Build(), time.GetUtcNow());
        await DecideAsync(
            (decisions, key) =>
                decisions.DecideAsync(
                    TestCampaign.Small,
                    key,
                    null,
                    new RowDecision.Assign(TestCampaign.Small.Organizations[1]),
                    "оператор",
                    default
                )
        );
        var plan = sync.Run(new SheetBuilder().Answer("2021-01-28 12:00:00", "СОШ № 14", "В процессе").Build(), time.GetUtcNow());
        Assert.Equal((0, 1), (plan.Counts.New, plan.Counts.Quarantined));
    }

    [Theory]
    [InlineData(RejectionReason.UnknownOrganization, "sosh-13", true)]
    [InlineData(RejectionReason.ReplacesDirect, "sosh-13", true)]
    [InlineData(RejectionReason.ReplacesDirect, "sosh-5", false)]
    [InlineData(RejectionReason.TimeAhead, "sosh-13", false)]
    [InlineData(RejectionReason.CellError, "sosh-13", false)]
    public void A_row_is_given_only_to_a_school_that_mends_it(RejectionReason reason, string school, bool mends)
    {
        sync.Run(sheet.Build(), time.GetUtcNow());
        Assert.Equal(mends, (sync.Quarantine[0] with { Reason = reason, SuggestedOrganizationId = "sosh-13" }).MayBeOf(school));
    }

    [Fact]
    public async Task A_row_that_a_school_does_not_mend_is_not_decided()
    {
        sync.Run(sheet.Build(), time.GetUtcNow());
        sync.Replace(sync.Quarantine[0] with { Reason = RejectionReason.TimeAhead });
        var quarantine = Substitute.For<IQuarantine>();
        quarantine.ReadAsync("small", default).ReturnsForAnyArgs(sync.Quarantine);
        var decision = new RowDecision.Assign(TestCampaign.Small.Organizations[1]);
        Assert.Equal(
            DecisionOutcome.Unfit,
            await new QuarantineDecisions(quarantine, time).DecideAsync(
                TestCampaign.Small,
                sync.Quarantine[0].Key,
                null,
                decision,
                "оператор",
                default
            )
        );
        await quarantine.DidNotReceiveWithAnyArgs().TryReplaceAsync("small", sync.Quarantine[0], default);
    }

    [Fact]
    public async Task Who_comes_second_is_told_to_look_again()
    {
        sync.Run(sheet.Build(), time.GetUtcNow());
        var quarantine = Substitute.For<IQuarantine>();
        quarantine.ReadAsync("small", default).ReturnsForAnyArgs(sync.Quarantine);
        quarantine.TryReplaceAsync("small", sync.Quarantine[0], default).ReturnsForAnyArgs(false);
        var decisions = new QuarantineDecisions(quarantine, time);
        Assert.Equal(
            DecisionOutcome.ChangedMeanwhile,
            await decisions.DecideAsync(
                TestCampaign.Small,
                sync.Quarantine[0].Key,
                null,
                new RowDecision.Dismiss("не нужна"),
                "оператор",
                default
            )
        );
        Assert.Equal(
            DecisionOutcome.NotFound,
            await decisions.DecideAsync(TestCampaign.Small, "нет такой", null, new RowDecision.Dismiss("не нужна"), "оператор", default)
        );
    }

    [Fact]
    public async Task What_was_drawn_before_another_decision_decides_nothing()
    {
        sync.Run(sheet.Build(), time.GetUtcNow());
        sync.Replace(sync.Quarantine[0] with { Revision = "2" });
        var quarantine = Substitute.For<IQuarantine>();
        quarantine.ReadAsync("small", default).ReturnsForAnyArgs(sync.Quarantine);
        var outcome = await new QuarantineDecisions(quarantine, time).DecideAsync(
            TestCampaign.Small,
            sync.Quarantine[0].Key,
            "1",
            new RowDecision.Dismiss("не нужна"),
            "оператор",
            default
        );
        Assert.Equal(DecisionOutcome.ChangedMeanwhile, outcome);
        await quarantine.DidNotReceiveWithAnyArgs().TryReplaceAsync("small", sync.Quarantine[0], default);
    }

    [Fact]
    public async Task A_row_that_is_set_aside_after_it_was_assigned_is_nobodys()
    {
        sync.Run(sheet.Build(), time.GetUtcNow());
        await DecideAsync(
            (decisions, key) =>
                decisions.DecideAsync(
                    TestCampaign.Small,
                    key,
                    null,
                    new RowDecision.Assign(TestCampaign.Small.Organizations[1]),
                    "оператор",
                    default
                )
        );
        await DecideAsync(
            (decisions, key) => decisions.DecideAsync(TestCampaign.Small, key, null, new RowDecision.Dismiss("ошибка"), "оператор", default)
        );
        Assert.Equal((0, 1), (sync.Run(sheet.Build(), time.GetUtcNow()).Counts.New, sync.Quarantine.Count));
        Assert.Null(sync.History.Of("sosh-13"));
    }

    private async Task DecideAsync(Func<QuarantineDecisions, string, Task<DecisionOutcome>> decide)
    {
        var quarantine = Substitute.For<IQuarantine>();
        quarantine.ReadAsync("small", default).ReturnsForAnyArgs(sync.Quarantine);
        quarantine
            .TryReplaceAsync("small", sync.Quarantine[0], default)
            .ReturnsForAnyArgs(call =>
            {
                sync.Replace(call.Arg<QuarantineItem>());
                return true;
            });
        Assert.Equal(DecisionOutcome.Stored, await decide(new QuarantineDecisions(quarantine, time), sync.Quarantine[0].Key));
    }
}
