using RoadmapFunctions.Collecting.Sheets;
using RoadmapFunctions.Collecting.Sync;
using Xunit;

namespace RoadmapFunctions.Tests.Collecting.Sync;

public sealed class RowKeyTests
{
    private static readonly SheetTime Tomsk = SheetTime.InZone("Asia/Tomsk");

    private static readonly string[] Header = ["Отметка времени", "Школа", "Схема занятий", "Цели и задачи", "Тренинги"];

    private static readonly SheetCell Time = SheetBuilder.Time("2021-01-28 14:05:03.250");

    [Fact]
    public void Sorting_the_sheet_changes_no_key() =>
        Assert.Equal(
            Key(Time, Text("СОШ № 14"), Text("Разработана")),
            RowKey.Of(new SheetRow(9, [Time, Text("СОШ № 14"), Text("Разработана")]), Columns(Header), Tomsk)
        );

    [Fact]
    public void Another_answer_is_another_key() =>
        Assert.NotEqual(Key(Time, Text("СОШ № 14"), Text("Разработана")), Key(Time, Text("СОШ № 14"), Text("В процессе")));

    [Fact]
    public void A_row_has_the_same_key_in_the_sheet_and_in_a_download_of_it() =>
        Assert.Equal(
            Key(Time, Text("СОШ № 14"), SheetCell.OfNumber(3.5), Text("день 🎓")),
            Key(Text("28.01.2021 14:05"), Text("СОШ № 14"), Text("3,5"), Text("день ?"), SheetCell.Blank)
        );

    [Fact]
    public void A_key_stays_what_it_is_for_ever() =>
        Assert.Equal("4e524f31f467ceefb28ae24d9ec56023", Key(Time, Text("СОШ № 14"), Text("Разработана")));

    [Theory]
    [InlineData("+", "—")]
    [InlineData("5", "-5")]
    [InlineData("да!", "да?")]
    public void A_different_sign_makes_a_different_key(string one, string other) =>
        Assert.NotEqual(Key(Time, Text("СОШ № 14"), Text(one)), Key(Time, Text("СОШ № 14"), Text(other)));

    [Theory]
    [InlineData("Примечание", "проверено")]
    [InlineData("Сейчас", "44224,7")]
    [InlineData("Схема занятий", "")]
    public void What_stands_beside_the_answer_changes_no_key(string header, string text)
    {
        var moved = Columns(["Школа", header, .. Header.Skip(2), Header[0]]);
        var row = new SheetRow(2, [Text("СОШ № 14"), Text(text), Text("Разработана"), SheetCell.Blank, SheetCell.Blank, Time]);
        Assert.Equal(Key(Time, Text("СОШ № 14"), Text("Разработана")), RowKey.Of(row, moved, Tomsk));
    }

    [Fact]
    public void An_answer_that_moves_to_another_question_is_another_key() =>
        Assert.NotEqual(Key(Time, Text("СОШ № 14"), Text("да")), Key(Time, Text("СОШ № 14"), SheetCell.Blank, Text("да")));

    private static SheetCell Text(string text) => SheetCell.OfText(text);

    private static string Key(params SheetCell[] cells) => RowKey.Of(new SheetRow(2, cells), Columns(Header), Tomsk);

    private static SheetColumns Columns(IEnumerable<string> header) =>
        SheetColumns.Find(new("Asia/Tomsk", "Ответы", new SheetRow(1, [.. header.Select(Text)]), []), TestCampaign.Small);
}
