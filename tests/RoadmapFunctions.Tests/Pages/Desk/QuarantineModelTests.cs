using RoadmapFunctions.Collecting.Quarantine;
using RoadmapFunctions.Pages.Desk;
using Xunit;

namespace RoadmapFunctions.Tests.Pages.Desk;

public sealed class QuarantineModelTests
{
    [Fact]
    public void Rows_that_would_push_out_a_schools_own_answer_come_first_and_the_others_keep_their_order()
    {
        QuarantineItem[] items =
        [
            Item(2, RejectionReason.UnknownOrganization),
            Item(3, RejectionReason.ReplacesDirect),
            Item(4, RejectionReason.UnknownOrganization),
            Item(5, RejectionReason.ReplacesDirect) with
            {
                ClosedAt = DateTimeOffset.UnixEpoch,
            },
        ];
        Assert.Equal([3, 2, 4], new QuarantineModel(TestCampaign.Small, items).Open.Select(item => item.Row));
    }

    private static QuarantineItem Item(int row, RejectionReason reason) =>
        new()
        {
            Key = $"row-{row}",
            Reason = reason,
            Row = row,
            Column = "B",
            Explanation = string.Empty,
            Cells = [],
            FoundAt = DateTimeOffset.UnixEpoch,
        };
}
