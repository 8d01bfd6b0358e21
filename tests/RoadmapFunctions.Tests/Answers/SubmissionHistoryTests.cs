using RoadmapFunctions.Answers;
using Xunit;

namespace RoadmapFunctions.Tests.Answers;

public sealed class SubmissionHistoryTests
{
    private static readonly DateTimeOffset Noon = new(2021, 1, 28, 5, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_latest_answer_counts_in_whatever_order_the_answers_were_seen()
    {
        var history = Of(Answer(Noon.AddHours(2), seen: Noon.AddHours(3), "ready"), Answer(Noon, seen: Noon.AddHours(9), "going"));
        Assert.Equal(["ready"], history.Current!.Answers[0].OptionIds);
        Assert.Equal(Noon, history.FirstSeen);
    }

    [Fact]
    public void The_same_answer_again_is_no_correction() =>
        Assert.Null(Of(Answer(Noon, seen: Noon, "ready"), Answer(Noon.AddHours(2), seen: Noon.AddHours(3), "ready")).CorrectedAt);

    [Fact]
    public void The_first_instant_stays_though_its_answer_was_withdrawn()
    {
        var first = Answer(Noon, seen: Noon, "going");
        var history = Of(first, Answer(Noon.AddDays(5), seen: Noon.AddDays(5), "ready"), Presence(first, present: false, Noon.AddDays(5)));
        Assert.Equal(Noon, history.FirstSeen);
    }

    [Fact]
    public void The_last_word_on_a_row_counts_in_whatever_order_it_is_read()
    {
        var answer = Answer(Noon, seen: Noon, "ready");
        Assert.NotNull(
            Of(Presence(answer, present: true, Noon.AddHours(2)), Presence(answer, present: false, Noon.AddHours(1)), answer).Current
        );
        Assert.Null(
            Of(answer, Presence(answer, present: true, Noon.AddHours(1)), Presence(answer, present: false, Noon.AddHours(2))).Current
        );
    }

    [Fact]
    public void Nobody_can_withdraw_an_answer_before_it_was_seen()
    {
        var answer = Answer(Noon, seen: Noon.AddHours(1), "ready");
        Assert.NotNull(Of(answer, Presence(answer, present: false, Noon.AddMinutes(59))).Current);
    }

    private static OrganizationHistory Of(params LogEntry[] entries) => SubmissionHistory.From(entries).Of("sosh-5")!;

    private static Submission Answer(DateTimeOffset at, DateTimeOffset seen, string option) =>
        new()
        {
            OrganizationId = "sosh-5",
            Source = SubmissionSource.Sheet,
            SubmittedAt = at,
            ObservedAt = seen,
            Answers = [new ReadAnswer("scheme", [option])],
        };

    private static PresenceChange Presence(Submission submission, bool present, DateTimeOffset at) =>
        new()
        {
            SubmissionKey = submission.Key,
            Present = present,
            ObservedAt = at,
        };
}
