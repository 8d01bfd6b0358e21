using RoadmapFunctions.Reports;
using Xunit;

namespace RoadmapFunctions.Tests.Reports;

public sealed class EditionChangesTests
{
    [Fact]
    public void What_was_answered_changed_and_withdrawn_is_told_and_what_stands_is_not()
    {
        var changes = EditionChanges.Between(
            Summary(("stands", "a"), ("changed", "a"), ("withdrawn", "a"), ("answered", null), ("silent", null)),
            Summary(("stands", "a"), ("changed", "b"), ("withdrawn", null), ("answered", "a"), ("silent", null)));
        Assert.Equal(["answered"], changes.Answered);
        Assert.Equal(["changed"], changes.Changed);
        Assert.Equal(["withdrawn"], changes.Withdrawn);
        Assert.False(changes.None);
    }

    [Fact]
    public void The_same_answers_are_no_change() => Assert.True(EditionChanges.Between(Summary(("stands", "a")), Summary(("stands", "a"))).None);

    private static SummaryOutline Summary(params (string Id, string? Content)[] organizations) => SummaryOutline.Of(SummaryData.Of(ReportCase.Small.Data)) with
    {
        Organizations = [.. organizations.Select(each => new OutlinedOrganization(each.Id, each.Content))],
    };
}
