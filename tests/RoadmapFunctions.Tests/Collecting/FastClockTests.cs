using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NSubstitute;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Collecting.Intake;
using RoadmapFunctions.Collecting.Sync;
using RoadmapFunctions.Tests.Collecting.Sync;
using Xunit;

namespace RoadmapFunctions.Tests.Collecting;

/// <summary>A clock ran a day fast and was set right: what is said after that counts over what was said before.</summary>
public sealed class FastClockTests
{
    private static readonly DateTimeOffset Fast = new(2021, 1, 28, 5, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Right = new(2021, 1, 27, 6, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_row_that_comes_back_counts_and_is_not_written_down_again_and_again()
    {
        var sync = new PureSync();
        var whole = new SheetBuilder().Answer("2021-01-26 15:00:00", "СОШ № 5", "Разработана").Build();
        sync.Run(whole, Fast.AddMinutes(-10));
        sync.Run(new SheetBuilder().Build(), Fast);
        Assert.Null(sync.History.Of("sosh-5")!.Current);

        sync.Run(whole, Right);
        Assert.NotNull(sync.History.Of("sosh-5")!.Current);
        Assert.Empty(sync.Run(whole, Right.AddMinutes(10)).Entries);
    }

    [Fact]
    public async Task A_correction_counts_although_the_answer_before_it_bears_a_later_time()
    {
        var (log, time) = (new MemoryLog(), new FakeTimeProvider(Right));
        var submit = new SubmitJob(log, Substitute.For<IIdempotencyKeys>(), time, NullLogger<SubmitJob>.Instance);
        await log.AppendAsync("small", [Direct(Fast, "going")], CancellationToken.None);

        var receipt = await submit.SubmitAsync(TestCampaign.Small, Body("ready"), "sosh-5", idempotencyKey: null, CancellationToken.None);
        Assert.Equal("ready", log.History.Of("sosh-5")!.Current!.AnswerTo("scheme")!.OptionIds[0]);
        Assert.Equal(Right, receipt.ReceivedAt);
        Assert.Equal(Right, log.History.Of("sosh-5")!.FirstSeen);

        var again = await submit.SubmitAsync(TestCampaign.Small, Body("ready"), "sosh-5", idempotencyKey: null, CancellationToken.None);
        Assert.Equal(receipt.Id, again.Id);
    }

    [Fact]
    public async Task A_withdrawal_counts_though_something_was_said_later_by_the_fast_clock()
    {
        var (log, time) = (new MemoryLog(), new FakeTimeProvider(Right));
        var direct = Direct(Fast, "ready");
        await log.AppendAsync("small", [direct], CancellationToken.None);
        await new AnswerDecisions(log, time).WithdrawAsync(
            TestCampaign.Small,
            direct.Key,
            undo: false,
            "не та школа",
            "оператор",
            CancellationToken.None
        );
        var version = Assert.Single(log.History.Of("sosh-5")!.Versions);
        Assert.True(version.Withdrawal!.ObservedAt > direct.ObservedAt);
    }

    [Fact]
    public void The_operator_is_told_until_the_times_have_come()
    {
        var warning = Assert.Single(ClockWarnings.Of(TestCampaign.Small, Fast, Right));
        Assert.Contains("Часы программы шли вперёд", warning.Text, StringComparison.Ordinal);
        Assert.Empty(ClockWarnings.Of(TestCampaign.Small, Fast, Fast));
        Assert.Empty(ClockWarnings.Of(TestCampaign.Small, latestEntry: null, Right));
    }

    private static byte[] Body(string option) =>
        Encoding.UTF8.GetBytes($$"""{"organization": "sosh-5", "answers": [{"activity": "scheme", "options": ["{{option}}"]}]}""");

    private static Submission Direct(DateTimeOffset at, string option) =>
        new()
        {
            OrganizationId = "sosh-5",
            Source = SubmissionSource.Http,
            SubmittedAt = at,
            ObservedAt = at,
            Answers = [new ReadAnswer("scheme", [option])],
        };
}
