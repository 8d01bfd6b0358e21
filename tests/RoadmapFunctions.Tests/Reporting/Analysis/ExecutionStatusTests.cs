using RoadmapFunctions.Answers;
using RoadmapFunctions.Reporting.Analysis;
using Xunit;

namespace RoadmapFunctions.Tests.Reporting.Analysis;

public sealed class ExecutionStatusTests
{
    [Theory]
    [InlineData("visited", ExecutionStatus.Done)]
    [InlineData("not-visited", ExecutionStatus.NotDone)]
    [InlineData("old", ExecutionStatus.Unchanged)]
    [InlineData("visited old", ExecutionStatus.Done)]
    [InlineData("visited not-visited", ExecutionStatus.NeedsReading)]
    [InlineData("", ExecutionStatus.NeedsReading)] // own words alone
    public void Status_follows_from_the_options(string options, ExecutionStatus status) =>
        Assert.Equal(status, Status("trainings", options));

    [Theory]
    [InlineData("ready", ExecutionStatus.Done)]
    [InlineData("ready going", ExecutionStatus.InProgress)]
    public void Work_that_goes_on_weighs_more_than_work_that_is_done(string options, ExecutionStatus status) =>
        Assert.Equal(status, Status("scheme", options));

    [Fact]
    public void Work_that_goes_on_weighs_more_than_what_was_there_before()
    {
        var monitoring = TestCampaign.Tomsk.Activities.Single(activity => activity.Id == "monitoring");
        Assert.Equal(ExecutionStatus.InProgress, ExecutionStatusRule.StatusOf(monitoring, new(monitoring.Id, ["in-development", "previous-used"])));
    }

    [Fact]
    public void No_answer_is_a_status_of_its_own() =>
        Assert.Equal(ExecutionStatus.NoAnswer, ExecutionStatusRule.StatusOf(TestCampaign.Activity("scheme"), null));

    private static ExecutionStatus Status(string activity, string options) => ExecutionStatusRule.StatusOf(
        TestCampaign.Activity(activity),
        new ActivityAnswer(activity, options.Split(' ', StringSplitOptions.RemoveEmptyEntries), "свои слова"));
}
