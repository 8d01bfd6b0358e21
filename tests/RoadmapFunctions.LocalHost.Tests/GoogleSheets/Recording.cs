using System.Text;
using System.Text.Json.Nodes;
using RoadmapFunctions.LocalHost.GoogleSheets;

namespace RoadmapFunctions.LocalHost.Tests.GoogleSheets;

/// <summary>A small recorded sheet: header and body recorded apart, one tab without a grid.</summary>
internal static class Recording
{
    public const string Text = """
        {
          "spreadsheet": {
            "spreadsheetId": "recorded",
            "properties": { "title": "Ответы", "locale": "ru_RU", "timeZone": "Asia/Tomsk" },
            "sheets": [
              { "properties": { "sheetId": 11, "title": "Ответы (1)",
                "gridProperties": { "rowCount": 10, "columnCount": 4, "frozenRowCount": 1 } } },
              { "properties": { "sheetId": 12, "title": "Заметки" } }
            ]
          },
          "values": {
            "valueRanges": [
              { "range": "'Ответы (1)'!A1:D1", "values": [["Отметка времени", "ООУ", "Мероприятие 1"]] },
              { "range": "'Ответы (1)'!A2:D10", "values": [[44225.5, "СОШ № 1", "Да", ""], [], [44226.25, "", true], ["", ""]] },
              { "range": "Заметки!B2:B2", "values": [["позвонить"]] }
            ]
          }
        }
        """;

    public static RecordedSheet Sheet => RecordedSheet.Parse(Encoding.UTF8.GetBytes(Text));

    public static bool SameJson(string expected, JsonNode? actual) => JsonNode.DeepEquals(JsonNode.Parse(expected), actual);
}
