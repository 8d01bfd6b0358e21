using RoadmapFunctions.Answers;
using RoadmapFunctions.Collecting.Intake;
using RoadmapFunctions.Tests.Answers;
using Xunit;
using FakeTime = Microsoft.Extensions.Time.Testing.FakeTimeProvider;

namespace RoadmapFunctions.Tests.Collecting.Intake;

public sealed class AnswerDecisionsTests
{
    private readonly LogInMemory log = new();
    private readonly FakeTime time = new(Review.Noon.AddHours(2));

    [Fact]
    public async Task The_first_decision_on_a_deleted_answer_wins_and_the_second_is_refused()
    {
        var answer = Review.Answer(0, Review.Ticked("scheme", "ready")) with { Source = SubmissionSource.Sheet };
        var gone = new PresenceChange
        {
            SubmissionKey = answer.Key,
            Present = false,
            LeftNothing = true,
            ObservedAt = Review.Noon.AddHours(1),
        };
        await log.AppendAsync("small", [answer, gone], default);
        var decisions = new AnswerDecisions(log, time);
        AnswerDecisionOutcome? first = null;
        log.BeforeWrite = () =>
        {
            time.Advance(TimeSpan.FromSeconds(1));
            first = decisions
                .DecideOwnershipAsync(
                    Review.Campaign,
                    Review.School,
                    schoolsOwn: true,
                    again: false,
                    submissionKey: null,
                    "Петрова",
                    default
                )
                .Result;
        };
        var second = await decisions.DecideOwnershipAsync(
            Review.Campaign,
            Review.School,
            schoolsOwn: false,
            again: false,
            submissionKey: null,
            "Иванова",
            default
        );
        Assert.Equal((AnswerDecisionOutcome.Stored, AnswerDecisionOutcome.NotFound), (first, second));
        Assert.Equal("Петрова", Assert.Single(log.Entries.OfType<OwnershipDecision>()).By);

        Assert.Equal(AnswerDecisionOutcome.NotFound, await AgainAsync(schoolsOwn: true));
        Assert.Equal(AnswerDecisionOutcome.NotFound, await AgainAsync(schoolsOwn: false, "another answer"));
        Assert.Equal(AnswerDecisionOutcome.Stored, await AgainAsync(schoolsOwn: false));
        Assert.Equal(
            [true, false],
            log.Entries.OfType<OwnershipDecision>().OrderBy(each => each.ObservedAt).Select(each => each.SchoolsOwn)
        );

        Task<AnswerDecisionOutcome> AgainAsync(bool schoolsOwn, string? submissionKey = null) =>
            decisions.DecideOwnershipAsync(Review.Campaign, Review.School, schoolsOwn, again: true, submissionKey, "Сидорова", default);
    }
}
