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
            SummaryOutline.ReadOrganizations(
                """
                {"edition": {"no": 1},
                 "organizations": [{"id": "sosh-5", "contentSha256": "a", "answers": [{"status": "once"}]}, {"id": "sosh-13"}]}
                """u8
            )
        );

    private static IEnumerable<OutlinedOrganization> Summary(params (string Id, string? Content)[] organizations) =>
        organizations.Select(each => new OutlinedOrganization(each.Id, each.Content));
}
