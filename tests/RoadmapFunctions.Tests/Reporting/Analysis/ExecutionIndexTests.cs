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
    public void Without_answers_the_index_is_zero_of_zero() => Assert.Equal(new ExecutionIndex(0, 0), Analysis([]).Index);

    [Theory]
    [InlineData(0, 10, SupportGroup.Critical)]
    [InlineData(4, 10, SupportGroup.Critical)]
    [InlineData(5, 10, SupportGroup.Attention)]
    [InlineData(7, 10, SupportGroup.Attention)]
    [InlineData(8, 10, SupportGroup.OnTrack)]
    [InlineData(3, 3, SupportGroup.OnTrack)]
    public void Support_goes_by_what_is_done(int done, int of, SupportGroup group) =>
        Assert.Equal(group, SupportRule.Of(new(done, of), unknown: 0));

    [Theory]
    [InlineData(4, 1, SupportGroup.Undetermined)]
    [InlineData(3, 1, SupportGroup.Critical)]
    [InlineData(7, 1, SupportGroup.Undetermined)]
    [InlineData(6, 1, SupportGroup.Attention)]
    [InlineData(0, 10, SupportGroup.Undetermined)]
    [InlineData(8, 2, SupportGroup.OnTrack)]
    public void A_school_is_in_no_group_that_what_is_unknown_could_change(int done, int unknown, SupportGroup group) =>
        Assert.Equal(group, SupportRule.Of(new(done, 10), unknown));

    [Fact]
    public void Of_a_silent_school_it_is_not_said_that_it_needs_support() =>
        Assert.Equal(SupportGroup.NoInformation, Analysis([]).Organizations[0].Support);

    /// <param name="answers">Of each school an option for each activity, or nothing.</param>
    private static CampaignAnalysis Analysis((string School, string[] Options)[] answers) =>
        CampaignAnalysis.Of(
            TestCampaign.Small,
            SubmissionHistory.From(
                answers.Select(answer => new Submission
                {
                    OrganizationId = answer.School,
                    Source = SubmissionSource.Sheet,
                    SubmittedAt = default,
                    ObservedAt = default,
                    Answers =
                    [
                        .. TestCampaign
                            .Small.Activities.Zip(answer.Options)
                            .Where(pair => pair.Second.Length > 0)
                            .Select(pair => new ReadAnswer(pair.First.Id, [pair.Second])),
                    ],
                })
            ),
            GroupCorrections.None
        );
}
