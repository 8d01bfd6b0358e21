using System.Text;
using RoadmapFunctions.Reporting.Reports;
using Xunit;

namespace RoadmapFunctions.Tests.Reporting.Reports;

public sealed class EditionChangesTests
{
    [Fact]
    public void What_was_answered_changed_and_withdrawn_is_told_and_what_stands_is_not()
    {
        var changes = EditionChanges.Between(
            1,
            Summary(("stands", "a"), ("changed", "a"), ("withdrawn", "a"), ("answered", null), ("silent", null)),
            Summary(("stands", "a"), ("changed", "b"), ("withdrawn", null), ("answered", "a"), ("silent", null))
        );
        Assert.Equal(["answered"], changes.Answered);
        Assert.Equal(["changed"], changes.Changed);
        Assert.Equal(["withdrawn"], changes.Withdrawn);
        Assert.False(changes.None);
    }

    [Fact]
    public void The_same_answers_are_no_change() =>
        Assert.True(EditionChanges.Between(1, Summary(("stands", "a")), Summary(("stands", "a"))).None);

    [Fact]
    public void An_edition_of_an_older_program_can_be_compared_with() =>
        Assert.Equal(
            [new("sosh-5", "a"), new("sosh-13")],
            Read(
                """
                {"edition": {"no": 1},
                 "organizations": [{"id": "sosh-5", "contentSha256": "a", "answers": [{"status": "once"}]}, {"id": "sosh-13"}]}
                """
            ).Organizations
        );

    [Theory]
    [InlineData("a=встречи b=встречи", "a=встречи b=встречи", "")]
    [InlineData("a=встречи b=встречи", "a=встречи b=курсы", "goals")] // moved
    [InlineData("a=встречи", "a=собрания", "goals")] // renamed
    [InlineData("a=встречи b=курсы", "a=встречи", "")] // the answer went, which is told by itself
    [InlineData("a=встречи", "a=встречи c=курсы", "")] // an answer came
    public void Own_words_that_stand_in_another_group_are_told_by_their_activity(string before, string now, string regrouped)
    {
        var changes = EditionChanges.Between(1, Grouped(before), Grouped(now));
        Assert.Equal(regrouped, string.Join(' ', changes.Regrouped));
        Assert.Equal(regrouped.Length == 0, changes.None);
    }

    [Fact]
    public void An_outline_with_malformed_groups_has_no_activities_to_compare() =>
        Assert.Empty(Read("""{"organizations": [], "activities": [{"id": 7, "wordGroups": "many"}]}""").Activities);

    private static ComparedOutline Read(string json)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));
        return SummaryOutline.ReadCompared(stream);
    }

    private static ComparedOutline Grouped(string words) =>
        new(
            [],
            [
                new(
                    "goals",
                    [
                        .. words
                            .Split(' ')
                            .Select(each => each.Split('='))
                            .GroupBy(each => each[1], each => new SummaryWords("sosh-5", each[0]), StringComparer.Ordinal)
                            .Select(group => new SummaryWordGroup(group.Key, [.. group])),
                    ]
                ),
            ]
        );

    private static ComparedOutline Summary(params (string Id, string? Content)[] organizations) =>
        new([.. organizations.Select(each => new OutlinedOrganization(each.Id, each.Content))], []);
}
