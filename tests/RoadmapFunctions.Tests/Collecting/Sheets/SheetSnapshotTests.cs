using System.Text.Json;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Sheets;
using RoadmapFunctions.Kit;
using Xunit;

namespace RoadmapFunctions.Tests.Collecting.Sheets;

public sealed class SheetSnapshotTests
{
    private static readonly SheetTabProperties Tab = new(7, "Ответы на форму (1)", new GridProperties(100, 26));

    [Fact]
    public void Ranges_are_put_together_by_the_places_that_they_name()
    {
        var snapshot = Snapshot(
            """
            [{"range":"'Ответы на форму (1)'!A1:Z1","values":[["Отметка времени","Школа"]]},
             {"range":"'Ответы на форму (1)'!A5:Z100","values":[["пятая"],[],["седьмая"]]},
             {"range":"'Ответы на форму (1)'!C3:C3","values":[["третья"]]}]
            """
        );
        Assert.Equal("Школа", snapshot.Header[1].Text);
        Assert.Equal([3, 5, 6, 7], snapshot.Rows.Select(row => row.Number));
        Assert.Equal("третья", snapshot.Rows[0][2].Text);
        Assert.True(snapshot.Rows[0][0].IsBlank);
    }

    [Fact]
    public void A_sheet_without_values_is_empty() => Assert.Empty(Snapshot("""[{"range":"'Ответы на форму (1)'!A1:Z100"}]""").Rows);

    [Fact]
    public void Cells_read_back_as_they_were_recorded()
    {
        const string json = """["текст",44226.5,true,"",[1,2],{"a":1}]""";
        var cells = JsonSerializer.Deserialize<List<SheetCell>>(json)!;
        Assert.Equal(
            [
                SheetCellKind.Text,
                SheetCellKind.Number,
                SheetCellKind.Boolean,
                SheetCellKind.Blank,
                SheetCellKind.Unsupported,
                SheetCellKind.Unsupported,
            ],
            cells.Select(cell => cell.Kind)
        );
        Assert.Equal(json, JsonSerializer.Serialize(cells, RoadmapJson.Options));
    }

    [Fact]
    public void A_broken_pair_of_surrogates_does_not_stop_the_reading() =>
        Assert.Equal(
            "раз \uFFFD два \n\"три\" 🎓",
            JsonSerializer.Deserialize<SheetCell>("\"раз \\ud83c два \\n\\\"три\\\" \\ud83c\\udf93\"").Text
        );

    [Theory]
    [InlineData(0, "A")]
    [InlineData(25, "Z")]
    [InlineData(26, "AA")]
    [InlineData(701, "ZZ")]
    [InlineData(702, "AAA")]
    public void Columns_have_letters(int column, string letters) => Assert.Equal(letters, A1.Column(column));

    [Fact]
    public void A_tabs_title_is_quoted() => Assert.Equal("'Лист ''A'''!A2:C9", A1.Rows("Лист 'A'", 2, 9, 3));

    [Fact]
    public void A_tab_is_found_by_id_then_by_title_then_because_it_is_the_only_one()
    {
        var two = new SpreadsheetAnswer(null, [new(new(1, "Черновик", null)), new(new(2, "Form Responses 1", null))]);
        Assert.Equal(1, TabFinder.Find(two, new ResponseTab(SheetId: 1, Titles: ["Form Responses 1"])).SheetId);
        Assert.Equal(2, TabFinder.Find(two, new ResponseTab(SheetId: 9, Titles: ["form responses 1"])).SheetId);
        Assert.Equal(5, TabFinder.Find(new SpreadsheetAnswer(null, [new(new(5, "Любой", null))]), new ResponseTab()).SheetId);
        var fault = Assert.Throws<SheetUnavailableException>(() => TabFinder.Find(two, new ResponseTab()));
        Assert.Contains("«Черновик» (gid 1) и «Form Responses 1» (gid 2)", fault.Message, StringComparison.Ordinal);
    }

    private static SheetSnapshot Snapshot(string ranges) =>
        SheetSnapshot.From(
            "Asia/Tomsk",
            Tab,
            RecordedPages.Of(JsonSerializer.Deserialize<List<ValueRange>>(ranges, JsonSerializerOptions.Web)!)
        );
}
