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
