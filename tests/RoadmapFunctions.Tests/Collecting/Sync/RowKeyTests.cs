using RoadmapFunctions.Collecting.Sheets;
using RoadmapFunctions.Collecting.Sync;
using Xunit;

namespace RoadmapFunctions.Tests.Collecting.Sync;

public sealed class RowKeyTests
{
    private static readonly SheetTime Tomsk = SheetTime.InZone("Asia/Tomsk");

    [Fact]
    public void Sorting_the_sheet_changes_no_key() => Assert.Equal(
        Key(SheetCell.OfText("СОШ № 14"), SheetCell.OfText("Разработана")),
        RowKey.Of(new SheetRow(9, [SheetCell.OfText("СОШ № 14"), SheetCell.OfText("Разработана")]), [0], Tomsk));

    [Fact]
    public void Another_answer_is_another_key() => Assert.NotEqual(
        Key(SheetCell.OfText("СОШ № 14"), SheetCell.OfText("Разработана")),
        Key(SheetCell.OfText("СОШ № 14"), SheetCell.OfText("В процессе")));

    [Fact]
    public void A_row_has_the_same_key_in_the_sheet_and_in_a_download_of_it() => Assert.Equal(
        Key(SheetBuilder.Time("2021-01-28 14:05:03.250"), SheetCell.OfText("СОШ № 14"), SheetCell.OfNumber(3.5)),
        Key(SheetCell.OfText("28.01.2021 14:05"), SheetCell.OfText("СОШ № 14"), SheetCell.OfText("3,5"), SheetCell.Blank, SheetCell.Blank));

    [Fact]
    public void Signs_that_are_a_whole_answer_count() => Assert.NotEqual(Key(SheetCell.Blank, SheetCell.OfText("+")), Key(SheetCell.Blank, SheetCell.OfText("—")));

    private static string Key(params SheetCell[] cells) => RowKey.Of(new SheetRow(2, cells), [0], Tomsk);
}
