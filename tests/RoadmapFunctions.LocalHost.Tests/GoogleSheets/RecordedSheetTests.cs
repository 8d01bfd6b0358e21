using System.Text;
using RoadmapFunctions.LocalHost.GoogleSheets;
using Xunit;

namespace RoadmapFunctions.LocalHost.Tests.GoogleSheets;

public static class RecordedSheetTests
{
    [Theory]
    [InlineData("'Ответы (1)'!1:1", "'Ответы (1)'!A1:D1", """[["Отметка времени","ООУ","Мероприятие 1"]]""")]
    [InlineData("'Ответы (1)'!2:500", "'Ответы (1)'!A2:D10", """[[44225.5,"СОШ № 1","Да"],[],[44226.25,"",true]]""")]
    [InlineData("'Ответы (1)'!B2:C2", "'Ответы (1)'!B2:C2", """[["СОШ № 1","Да"]]""")]
    [InlineData("'Ответы (1)'!B2", "'Ответы (1)'!B2", """[["СОШ № 1"]]""")]
    [InlineData("Заметки", "'Заметки'!A1:B2", """[[],["","позвонить"]]""")]
    [InlineData("B1", "'Ответы (1)'!B1", """[["ООУ"]]""")]
    public static void A_range_is_answered_ragged_and_with_its_full_address(string range, string address, string values)
    {
        var answer = Recording.Sheet.Read(range);

        Assert.Equal(address, (string?)answer["range"]);
        Assert.True(Recording.SameJson(values, answer["values"]), answer.ToJsonString());
    }

    [Fact]
    public static void An_empty_range_has_no_values_at_all() =>
        Assert.False(Recording.Sheet.Read("'Ответы (1)'!A8:D9").ContainsKey("values"));

    [Theory]
    [InlineData("Нет такого!A1", "Unable to parse range: Нет такого!A1")]
    [InlineData("'Ответы (1)", "Unable to parse range: 'Ответы (1)")]
    [InlineData("'Ответы (1)'!A11:D20", "Range ('Ответы (1)'!A11:D20) exceeds grid limits. Max rows: 10, max columns: 4")]
    [InlineData("Заметки!C1", "Range (Заметки!C1) exceeds grid limits. Max rows: 2, max columns: 2")]
    public static void A_range_that_is_not_there_is_refused(string range, string message) =>
        Assert.Equal(message, Assert.Throws<SheetsRequestException>(() => Recording.Sheet.Read(range)).Message);

    [Fact]
    public static void A_grid_that_was_not_recorded_is_as_large_as_its_values()
    {
        var sheets = Recording.Sheet.Describe()["sheets"]!;

        Assert.True(
            Recording.SameJson("""{ "rowCount": 10, "columnCount": 4, "frozenRowCount": 1 }""", sheets[0]!["properties"]!["gridProperties"])
        );
        Assert.True(Recording.SameJson("""{ "rowCount": 2, "columnCount": 2 }""", sheets[1]!["properties"]!["gridProperties"]));
    }

    [Fact]
    public static void A_lone_surrogate_becomes_the_replacement_character()
    {
        const string recording = """
            { "spreadsheet": { "sheets": [{ "properties": { "sheetId": 1, "title": "Лист" } }] },
              "values": { "valueRanges": [{ "range": "Лист!A1:C1", "values": [["\ud83c x", "\ud83c\udf93", "\\ud83c"]] }] } }
            """;
        var answer = RecordedSheet.Parse(Encoding.UTF8.GetBytes(recording)).Read("Лист");
        Assert.Equal(["\uFFFD x", "🎓", "\\ud83c"], answer["values"]![0]!.AsArray().Select(cell => (string?)cell));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{ "spreadsheet": { "sheets": [] } }""")]
    [InlineData("""{ "spreadsheet": { "sheets": [] }, "values": { "valueRanges": [{ "range": "Нет!A1" }] } }""")]
    public static void A_broken_recording_is_named_as_such(string text) =>
        Assert.Contains(
            "записанной таблице",
            Assert.Throws<FormatException>(() => RecordedSheet.Parse(Encoding.UTF8.GetBytes(text))).Message,
            StringComparison.Ordinal
        );
}
