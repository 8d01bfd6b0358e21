using System.Text.Json;
using RoadmapFunctions.Collecting.Quarantine;
using RoadmapFunctions.Collecting.Sheets;
using RoadmapFunctions.Kit;
using Xunit;

namespace RoadmapFunctions.Tests.Collecting.Quarantine;

public sealed class RejectedRowsTests
{
    [Fact]
    public void A_short_row_is_kept_whole() =>
        Assert.Equal(["Школа: СОШ № 14", "B: вне заголовка"], Texts(Item(2, "СОШ № 14", "вне заголовка")));

    [Theory]
    [InlineData('я', 400_000)]
    [InlineData('"', 66_666)] // JSON spells a quotation mark by six characters
    public void What_an_entity_cannot_hold_is_cut_and_counted(char sign, int kept)
    {
        var item = Item(2, new string(sign, 500_000), "и это");
        Assert.StartsWith($"{new string(sign, kept)}… (ещё ", item.Cells[0].Text, StringComparison.Ordinal);
        Assert.Contains($"(ещё {Russian.Number(500_000 - kept)}\u00A0знак", item.Cells[0].Text, StringComparison.Ordinal);
        Assert.Equal("… (ещё 5\u00A0знаков)", item.Cells[1].Text);
        Assert.InRange(JsonSerializer.Serialize(item.Cells, RoadmapJson.Options).Length, 0, 520_000);
    }

    private static IEnumerable<string> Texts(QuarantineItem item) => item.Cells.Select(cell => $"{cell.Header}: {cell.Text}");

    private static QuarantineItem Item(int row, params string[] cells) =>
        RejectedRows.ToItem(
            new RejectedRow(
                new SheetRow(row, [.. cells.Select(SheetCell.OfText)]),
                "key",
                new RowFault(RejectionReason.UnknownOrganization, "A", "нет такой школы")
            ),
            new SheetRow(1, [SheetCell.OfText("Школа")]),
            default
        );
}
