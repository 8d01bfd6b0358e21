using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Documents;
using RoadmapFunctions.Reporting.Reports;
using Xunit;

namespace RoadmapFunctions.Tests.Reporting.Reports;

public sealed class SampleReportTests
{
    [Fact]
    public void It_says_on_its_title_at_every_foot_and_before_every_part_that_its_answers_are_made_up()
    {
        var report = SampleReport.Compose(TestCampaign.Tomsk);
        Assert.Contains("Ответы вымышлены", report.Title, StringComparison.Ordinal);
        Assert.Contains("Ответы вымышлены", report.RunningFoot, StringComparison.Ordinal);
        Assert.All(
            report.Parts,
            part => Assert.Contains("вымышлены", Assert.IsType<AnnexMark>(part.Blocks[0]).Text, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Made_up_answers_are_in_time_late_missing_and_in_own_words()
    {
        var answers = SampleReport.Answers(TestCampaign.Tomsk).ToList();
        Assert.Equal(TestCampaign.Tomsk.Organizations.Count - 1, answers.Count);
        Assert.Contains(answers, answer => answer.SubmittedAt > TestCampaign.Tomsk.AnswersDue);
        Assert.Contains(answers, answer => answer.SubmittedAt < TestCampaign.Tomsk.AnswersDue);
        Assert.Contains(answers, answer => answer.Answers.Any(each => each.Other is not null));
    }

    [Fact]
    public void Made_up_numbers_are_within_their_limits_and_pass_the_checks()
    {
        Activity[] limited =
        [
            .. KindsCampaign.Checked.Take(2),
            // At least 130 teachers, of whom no more than 60 are young: the others must be raised. As many have a plan.
            KindsCampaign.Checked[2] with
            {
                Numeric = new("чел.", Whole: true, Least: 130),
                Checks = [.. KindsCampaign.Checked[2].Checks!, new(NumberCheckKind.SumOf, ["plans"])],
            },
            KindsCampaign.Checked[3] with
            {
                Numeric = new("чел.", Whole: true, Most: 60),
            },
            KindsCampaign.Checked[4],
            new("plans", "16", "Планы учителей", [], Kind: QuestionKind.Number, Numeric: new(Whole: true, Most: 150)),
            new("hours", "17", "Часов", [], Kind: QuestionKind.Number, Numeric: new("ч", Least: 0.5m, Most: 0.7m)),
        ];
        foreach (
            var questions in (Activity[][])
                [
                    [.. KindsCampaign.Checked],
                    limited,
                ]
        )
        {
            var campaign = KindsCampaign.Only(questions) with { Organizations = SmallCampaign.WithSchools(40).Organizations };
            foreach (var answer in SampleReport.Answers(campaign))
            {
                Assert.Empty(
                    campaign.Activities.SelectMany(activity => BrokenCheck.In(campaign, activity, answer)).Select(each => each.Problem)
                );
                Assert.All(campaign.Activities, activity => Assert.True(activity.Value!.Takes(answer.AnswerTo(activity)!.Value!)));
            }
        }
    }

    [Fact]
    public void Checks_that_contradict_one_another_leave_a_sample_all_the_same()
    {
        var one = KindsCampaign.Number with { Id = "one", Numeric = new(Most: 10), Checks = [new(NumberCheckKind.SumOf, ["two"])] };
        var two = KindsCampaign.Number with { Id = "two", Numeric = new(), Checks = [new(NumberCheckKind.SumOf, ["three"])] };
        var three = KindsCampaign.Number with { Id = "three", Numeric = new(Least: 20) };
        Assert.Equal([3, 3, 3], SampleReport.Answers(KindsCampaign.Only(one, two, three)).Select(answer => answer.Answers.Count));
    }

    [Fact]
    public void One_school_and_one_question_are_enough()
    {
        var small = TestCampaign.Small with
        {
            Organizations = [TestCampaign.Small.Organizations[0]],
            Activities = [TestCampaign.Small.Activities[0]],
            Recommendations = new List<Recommendation>(),
        };
        Assert.NotEmpty(SampleReport.Compose(small).Parts);
    }
}
