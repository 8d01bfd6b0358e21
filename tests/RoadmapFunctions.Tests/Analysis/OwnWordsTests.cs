using RoadmapFunctions.Analysis;
using RoadmapFunctions.Campaigns;
using Xunit;

namespace RoadmapFunctions.Tests.Analysis;

public sealed class OwnWordsTests
{
    [Fact]
    public void Words_that_differ_in_case_and_signs_only_are_one_group_and_the_most_frequent_stand_first() =>
        Assert.Equal(["Беседы. | беседы", "Анкета"], Groups("Анкета", "Беседы.", "беседы"));

    [Fact]
    public void Signs_without_letters_are_not_taken_for_each_other() => Assert.Equal(["+", "—", "👍"], Groups("+", "—", "👍").Order(StringComparer.Ordinal));

    private static IEnumerable<string> Groups(params string[] words) =>
        new ActivityAnalysis(
            TestCampaign.Activity("scheme"), words.Length, [], new Dictionary<ExecutionStatus, IReadOnlyList<Organization>>(),
            [.. words.Select(text => new OwnWords(TestCampaign.Small.Organizations[0], text))], [])
        .OwnWordsGrouped.Select(group => string.Join(" | ", group.Select(each => each.Text)));
}
