using RoadmapFunctions.Answers;
using RoadmapFunctions.Collecting.Intake;
using Xunit;

namespace RoadmapFunctions.Tests.Answers;

public sealed class CampaignProgressTests
{
    private static readonly DateTimeOffset Due = TestCampaign.Small.AnswersDue;

    [Fact]
    public void H7_one_tick_before_the_end_of_the_day_is_in_time_and_the_end_itself_is_late()
    {
        Assert.Equal(Timeliness.OnTime, Progress(Answer("sosh-5", Due.AddTicks(-1), "scheme")).Organizations[0].Timeliness);
        Assert.Equal(Timeliness.Late, Progress(Answer("sosh-5", Due, "scheme")).Organizations[0].Timeliness);
    }

    [Fact]
    public void A_correction_after_the_deadline_does_not_make_a_school_late()
    {
        var progress = Progress(
            Answer("sosh-5", Due.AddDays(-1), "scheme"),
            Answer("sosh-5", Due.AddDays(3), "scheme", "goals", "trainings")
        );
        Assert.Equal((1, 0, 1, 1), (progress.OnTime, progress.Late, progress.Corrected, progress.Complete));
    }

    [Fact]
    public void Expectation_comes_from_the_roster_and_fullness_from_content()
    {
        var progress = Progress(
            Answer("sosh-5", Due.AddDays(-1), "scheme", "goals", "trainings"),
            Answer("sosh-13", Due.AddDays(1), "goals"),
            Answer("stranger", Due)
        );
        Assert.Equal(
            (3, 2, 1, 1, 1, 1, 1),
            (progress.Expected, progress.Received, progress.Complete, progress.Partial, progress.Missing, progress.OnTime, progress.Late)
        );
    }

    [Fact]
    public void A_form_without_an_answer_is_none_it_is_neither_in_time_nor_late_and_the_school_is_asked_again()
    {
        var progress = Progress(Answer("sosh-5", Due.AddDays(-1)), Answer("sosh-13", Due, "goals"));
        Assert.Equal((1, 2, 1, 0, 1), (progress.Received, progress.Missing, progress.Empty, progress.OnTime, progress.Late));
        Assert.True(RoadmapFunctions.Reminders.ReminderPlan.AnswerIsExpected(progress.Organizations[0]));
        Assert.Null(RoadmapFunctions.Reminders.ReminderPlan.OfReceipt(progress.Organizations[0]));
    }

    [Fact]
    public void An_extension_moves_the_deadline_later_and_never_earlier()
    {
        var extended = Review.Terms(new(2021, 2, 5)) with { Number = 1 };
        var end = Due.AddDays(6);
        Assert.Equal(Timeliness.OnTime, Of(extended, Answer("sosh-5", end.AddTicks(-1), "scheme")).Timeliness);
        Assert.Equal(Timeliness.Late, Of(extended, Answer("sosh-5", end, "scheme")).Timeliness);
        Assert.Equal(
            Timeliness.OnTime,
            Of(Review.Terms(new(2021, 1, 20)) with { Number = 1 }, Answer("sosh-5", Due.AddTicks(-1), "scheme")).Timeliness
        );
        Assert.Equal(
            Timeliness.Late,
            Of(extended, Review.Terms(document: "") with { Number = 2 }, Answer("sosh-5", Due, "scheme")).Timeliness
        );

        static OrganizationProgress Of(params LogEntry[] entries) =>
            CampaignProgress.Of(TestCampaign.Small, SubmissionHistory.From(entries)).Organizations[0];
    }

    [Fact]
    public void A_school_that_is_exempt_is_not_expected_and_counts_when_it_answers_all_the_same()
    {
        var exempt = Review.Terms(exempt: true) with { Number = 1 };
        var silent = CampaignProgress.Of(TestCampaign.Small, SubmissionHistory.From([exempt]));
        Assert.Equal((2, 0, 2), (silent.Expected, silent.Received, silent.Missing));
        Assert.Equal(Completeness.NotExpected, silent.Organizations[0].Completeness);
        var answered = CampaignProgress.Of(TestCampaign.Small, SubmissionHistory.From([exempt, Answer("sosh-5", Due, "scheme")]));
        Assert.Equal((3, 1, 2), (answered.Expected, answered.Received, answered.Missing));
    }

    [Theory]
    [InlineData("replaced", Completeness.Partial, 2, "курсы")]
    [InlineData("removed", Completeness.Complete, 2, "")]
    [InlineData("kept", Completeness.Complete, 3, "")]
    public void Progress_and_receipt_follow_the_current_campaign_version(
        string third,
        Completeness completeness,
        int answered,
        string unanswered
    )
    {
        var campaign = TestCampaign.Small with
        {
            Activities = third switch
            {
                "replaced" => [.. TestCampaign.Small.Activities.Take(2), TestCampaign.Activity("trainings") with { Id = "курсы" }],
                "removed" => [.. TestCampaign.Small.Activities.Take(2)],
                _ => TestCampaign.Small.Activities,
            },
        };
        var answer = Answer("sosh-5", Due.AddDays(-1), "scheme", "goals", "trainings");
        var history = SubmissionHistory.From([answer]);
        var school = CampaignProgress.Of(campaign, history).Organizations[0];
        var receipt = Receipt.Of(answer, history.Of("sosh-5")!, campaign);
        Assert.Equal((completeness, answered), (school.Completeness, school.Answered));
        Assert.Equal((completeness, unanswered), (receipt.Completeness, string.Join(' ', receipt.Missing.Select(activity => activity.Id))));
    }

    [Fact]
    public void The_receipt_of_a_withdrawn_answer_says_when_by_whom_and_why_and_the_answer_before_counts_again()
    {
        var (right, wrong) = (Answer("sosh-5", Due.AddDays(-2), "scheme"), Answer("sosh-5", Due.AddDays(-1), "scheme", "goals"));
        var withdrawal = new Withdrawal
        {
            SubmissionKey = wrong.Key,
            Reason = "введён за другую школу",
            By = "Петрова",
            ObservedAt = Due.AddHours(-3),
        };
        var history = SubmissionHistory.From([right, wrong, withdrawal]).Of("sosh-5")!;
        Assert.Equal(right, history.Current);
        Assert.Null(Receipt.Of(right, history, TestCampaign.Small).Withdrawn);
        Assert.Equal(
            new ReceiptWithdrawal(Due.AddHours(-3), "Петрова", "введён за другую школу"),
            Receipt.Of(wrong, history, TestCampaign.Small).Withdrawn
        );
    }

    private static CampaignProgress Progress(params Submission[] submissions) =>
        CampaignProgress.Of(TestCampaign.Small, SubmissionHistory.From(submissions));

    private static Submission Answer(string school, DateTimeOffset at, params string[] activities) =>
        new()
        {
            OrganizationId = school,
            Source = SubmissionSource.Sheet,
            SubmittedAt = at,
            ObservedAt = at.AddHours(1),
            Answers = [.. activities.Select(id => new ReadAnswer(id, [TestCampaign.Activity(id).Options[0].Id]))],
        };
}
