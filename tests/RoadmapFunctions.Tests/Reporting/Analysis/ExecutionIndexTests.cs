using RoadmapFunctions.Answers;
using RoadmapFunctions.Reporting.Analysis;
using RoadmapFunctions.Reporting.Grouping;
using Xunit;

namespace RoadmapFunctions.Tests.Reporting.Analysis;

public sealed class ExecutionIndexTests
{
    [Fact]
    public void Only_what_is_done_counts_and_it_counts_of_all_activities()
    {
        var analysis = Analysis([("sosh-5", ["ready", "", "visited"]), ("sosh-13", ["going", "", "not-visited"])]);
        Assert.Equal([new(2, 3), new(0, 3), null], analysis.Organizations.Select(organization => organization.Index));
        Assert.Equal(new ExecutionIndex(2, 6), analysis.Index);
    }

    [Fact]
    public void Nobody_s_index_is_nothing_of_nothing() => Assert.Equal(new ExecutionIndex(0, 0), Analysis([]).Index);

    [Fact]
    public void Help_is_needed_first_by_the_silent_then_by_those_who_have_not_begun_most()
    {
        var needs = Analysis([("sosh-5", ["ready", "set", "old"]), ("sosh-18", ["ready", "", "visited"])]).HelpNeeds;
        Assert.Equal(
            ["sosh-13 True [] []", "sosh-5 False [trainings] []", "sosh-18 False [] [goals]"],
            needs.Select(need => $"{need.Organization.Id} {need.Missing} [{string.Join(' ', need.NotBegun.Select(each => each.Id))}] [{string.Join(' ', need.Unanswered.Select(each => each.Id))}]"));
    }

    [Fact]
    public void A_school_where_all_is_done_needs_no_help() =>
        Assert.DoesNotContain("sosh-5", Analysis([("sosh-5", ["ready", "set", "visited"])]).HelpNeeds.Select(need => need.Organization.Id));

    [Theory]
    [InlineData("9 9 9 9", "", "")] // too few to tell
    [InlineData("9 9 9 9 9", "", "")]
    [InlineData("8 9 9 9 9", "", "")] // one activity is no news
    [InlineData("7 9 9 9 9", "7", "")]
    [InlineData("10 7 8 8 7", "", "10")]
    [InlineData("1 5 6 7 8", "1", "")] // the lower fence is 2
    [InlineData("2 5 6 7 8", "", "")]
    [InlineData("1 2 3 4 5 6", "", "")]
    public void A_school_stands_apart_beyond_the_fences(string done, string behind, string ahead)
    {
        var outliers = Outliers.Of(done.Split(' ').Select(Done));
        Assert.Equal((behind, ahead), (Join(outliers.Behind), Join(outliers.Ahead)));
    }

    private static string Join(IEnumerable<OrganizationAnalysis> organizations) => string.Join(' ', organizations.Select(each => each.Index!.Done));

    private static OrganizationAnalysis Done(string count)
    {
        var done = int.Parse(count, System.Globalization.CultureInfo.InvariantCulture);
        var campaign = TestCampaign.Tomsk;
        return new(
            new(campaign.Organizations[0], RoadmapFunctions.Answers.Completeness.Complete, 10),
            new() { OrganizationId = "x", Source = SubmissionSource.Sheet, SubmittedAt = default, ObservedAt = default, Answers = [] },
            campaign.Activities.Index().ToDictionary(each => each.Item.Id, each => each.Index < done ? ExecutionStatus.Done : ExecutionStatus.InProgress));
    }

    /// <param name="answers">Of each school an option for each activity, or nothing.</param>
    private static CampaignAnalysis Analysis((string School, string[] Options)[] answers) => CampaignAnalysis.Of(TestCampaign.Small, SubmissionHistory.From(answers.Select(answer => new Submission
    {
        OrganizationId = answer.School,
        Source = SubmissionSource.Sheet,
        SubmittedAt = default,
        ObservedAt = default,
        Answers = [.. TestCampaign.Small.Activities.Zip(answer.Options).Where(pair => pair.Second.Length > 0).Select(pair => new ReadAnswer(pair.First.Id, [pair.Second]))],
    })), GroupCorrections.None);
}
