using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
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
    public void Status_follows_from_the_options(string options, ExecutionStatus status) =>
        Assert.Equal(status, Status("trainings", options, words: null));

    [Theory]
    [InlineData("visited", ExecutionStatus.Done)]
    [InlineData("old", ExecutionStatus.Unchanged)]
    [InlineData("not-visited", ExecutionStatus.NeedsReading)] // why, or what instead: a person must read it
    [InlineData("", ExecutionStatus.NeedsReading)]
    public void Own_words_contradict_an_activity_that_is_not_done(string options, ExecutionStatus status) =>
        Assert.Equal(status, Status("trainings", options, "свои слова"));

    [Theory]
    [InlineData("monitoring", "developed in-development", ExecutionStatus.NeedsReading)]
    [InlineData("monitoring", "developed previous-used", ExecutionStatus.NeedsReading)]
    [InlineData("monitoring", "in-development previous-used", ExecutionStatus.InProgress)]
    [InlineData("extra-classes", "developed in-development", ExecutionStatus.NeedsReading)]
    [InlineData("extra-classes", "in-development classes-held", ExecutionStatus.InProgress)]
    public void Options_that_exclude_each_other_must_be_read(string activity, string options, ExecutionStatus status) =>
        Assert.Equal(
            status,
            ExecutionStatusRule.StatusOf(
                TestCampaign.Tomsk.Activities.Single(each => each.Id == activity),
                new ReadAnswer(activity, options.Split(' '))
            )
        );

    [Theory]
    [InlineData("ready", ExecutionStatus.Done)]
    [InlineData("ready going", ExecutionStatus.InProgress)]
    public void Work_that_goes_on_weighs_more_than_work_that_is_done(string options, ExecutionStatus status) =>
        Assert.Equal(status, Status("scheme", options, "свои слова"));

    [Theory]
    [InlineData("visited nobody", ExecutionStatus.Done)]
    [InlineData("not-visited nobody", ExecutionStatus.NotDone)]
    [InlineData("nobody", ExecutionStatus.NeedsReading)]
    public void An_option_that_says_nothing_of_execution_counts_for_nothing(string options, ExecutionStatus status)
    {
        var activity = TestCampaign.Activity("trainings");
        activity = activity with { Options = [.. activity.Options, new("nobody", "4", "Таких детей в школе нет", ExecutionLevel.Silent)] };
        Assert.Equal(status, ExecutionStatusRule.StatusOf(activity, new ReadAnswer("trainings", options.Split(' '))));
    }

    [Fact]
    public void No_answer_is_a_status_of_its_own() =>
        Assert.Equal(ExecutionStatus.NoAnswer, ExecutionStatusRule.StatusOf(TestCampaign.Activity("scheme"), null));

    private static ExecutionStatus Status(string activity, string options, string? words) =>
        ExecutionStatusRule.StatusOf(
            TestCampaign.Activity(activity),
            new ReadAnswer(activity, options.Split(' ', StringSplitOptions.RemoveEmptyEntries), words)
        );
}
