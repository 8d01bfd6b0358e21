using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using Xunit;
using static RoadmapFunctions.Tests.Answers.Review;
using FakeTime = Microsoft.Extensions.Time.Testing.FakeTimeProvider;

namespace RoadmapFunctions.Tests.Answers;

/// <summary>What may be decided, and that nobody overrides a word that they have not seen.</summary>
public sealed class ReviewDecisionsTests
{
    private static readonly Submission First = Answer(0, Ticked("scheme", "ready"), Words("goals", "Цели ставим сами"));
    private readonly LogInMemory log = new();
    private readonly FakeTime time = new(Noon.AddDays(1));

    [Fact]
    public async Task A_decision_is_stored_with_its_number_and_the_time_of_the_server()
    {
        await log.AppendAsync("small", [First], default);
        var stored = Assert.IsType<ReviewOutcome.Stored>(await DecideAsync(Assess(First.AnswerTo("goals"), "goals"), seen: 0));
        Assert.Equal((1, time.GetUtcNow(), "sosh-5_r000001"), (stored.Entry.Number, stored.Entry.ObservedAt, stored.Entry.Key));
    }

    [Fact]
    public async Task The_same_decision_sent_twice_is_one()
    {
        await log.AppendAsync("small", [First], default);
        await DecideAsync(Return(First), seen: 0);
        var again = Assert.IsType<ReviewOutcome.Stored>(await DecideAsync(Return(First), seen: 0));
        Assert.Equal((1, 2), (again.Entry.Number, log.Entries.Count));
    }

    [Fact]
    public async Task Who_comes_second_on_the_same_text_sees_the_word_of_the_first_one_and_overrides_nothing()
    {
        await log.AppendAsync("small", [First], default);
        await DecideAsync(Assess(First.AnswerTo("goals"), "goals", comment: "да", by: "Иванова"), seen: 0);
        var second = await DecideAsync(Assess(First.AnswerTo("goals"), "goals", ExecutionLevel.NotDone, "нет", "Петрова"), seen: 0);
        Assert.Equal("да", Assert.IsType<Assessment>(Assert.IsType<ReviewOutcome.Overtaken>(second).Other).Comment);
        Assert.IsType<ReviewOutcome.Stored>(
            await DecideAsync(Assess(First.AnswerTo("goals"), "goals", ExecutionLevel.NotDone, "нет", "Петрова"), seen: 1)
        );
    }

    [Fact]
    public async Task Two_people_who_read_different_activities_of_one_school_at_the_same_moment_both_have_their_word()
    {
        await log.AppendAsync("small", [First], default);
        log.BeforeWrite = () => log.AppendAsync("small", [Return(First, "scheme", by: "Петрова") with { Number = 1 }], default).Wait();
        var mine = Assert.IsType<ReviewOutcome.Stored>(await DecideAsync(Assess(First.AnswerTo("goals"), "goals"), seen: 0));
        Assert.Equal(2, mine.Entry.Number);
    }

    [Fact]
    public async Task Whoever_loses_the_race_for_the_same_text_is_told_of_it()
    {
        await log.AppendAsync("small", [First], default);
        log.BeforeWrite = () => log.AppendAsync("small", [Return(First, by: "Петрова") with { Number = 1 }], default).Wait();
        Assert.IsType<ReviewOutcome.Overtaken>(await DecideAsync(Assess(First.AnswerTo("goals"), "goals"), seen: 0));
        Assert.Equal(2, log.Entries.Count);
    }

    [Fact]
    public async Task A_decision_about_an_answer_that_is_no_longer_there_is_refused()
    {
        var next = Answer(1, Words("goals", "Цели поставлены"));
        await log.AppendAsync("small", [First, next], default);
        Assert.Equal(ReviewObstacle.AnswerReplaced, await ObstacleAsync(Assess(First.AnswerTo("goals"), "goals")));
        Assert.Equal(ReviewObstacle.AnswerReplaced, await ObstacleAsync(Return(First)));
        Assert.Equal(ReviewObstacle.AnswerReplaced, await ObstacleAsync(Accept(First)));
        Assert.Equal(ReviewObstacle.Unread, await ObstacleAsync(Accept(next)));
    }

    [Fact]
    public async Task A_decision_that_lacks_a_required_part_is_refused()
    {
        await log.AppendAsync("small", [First], default);
        Assert.Equal(ReviewObstacle.LevelMissing, await ObstacleAsync(Assess(First.AnswerTo("goals"), "goals", level: null)));
        Assert.Equal(ReviewObstacle.UnknownActivity, await ObstacleAsync(Assess(null, "gone")));
        Assert.Equal(ReviewObstacle.CommentMissing, await ObstacleAsync(Return(First, comment: "")));
        Assert.Equal(ReviewObstacle.TextTooLong, await ObstacleAsync(Return(First, comment: new string('а', 30_000))));
        Assert.Equal(ReviewObstacle.ReasonOrDocumentMissing, await ObstacleAsync(Terms(exempt: true, document: "")));
        Assert.Equal(ReviewObstacle.ReasonOrDocumentMissing, await ObstacleAsync(Terms(reason: "")));
        Assert.Equal(ReviewObstacle.DayOutside, await ObstacleAsync(Terms(new(2021, 1, 30))));
        Assert.Equal(ReviewObstacle.DayOutside, await ObstacleAsync(Terms(new(2021, 2, 16))));
        Assert.IsType<ReviewOutcome.Stored>(await DecideAsync(Terms(new(2021, 2, 15)), seen: 0));
    }

    private async Task<ReviewObstacle> ObstacleAsync(ReviewEntry decision) =>
        Assert.IsType<ReviewOutcome.Refused>(await DecideAsync(decision, seen: 0)).Obstacle;

    private Task<ReviewOutcome> DecideAsync(ReviewEntry decision, int seen) =>
        new ReviewDecisions(log, time).DecideAsync(Review.Campaign, decision, seen, default);
}
