using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace RoadmapFunctions.LocalHost.GoogleSheets;

/// <summary>A Google spreadsheet as recorded from its API: the answers of spreadsheets.get and of values:batchGet in one file.</summary>
public sealed partial class RecordedSheet
{
    private readonly JsonObject spreadsheet;
    private readonly List<RecordedTab> tabs;

    private RecordedSheet(string? spreadsheetId, JsonObject spreadsheet, List<RecordedTab> tabs)
    {
        SpreadsheetId = spreadsheetId;
        this.spreadsheet = spreadsheet;
        this.tabs = tabs;
    }

    /// <summary>As one of the two answers names it; null when neither does.</summary>
    public string? SpreadsheetId { get; }

    /// <exception cref="FormatException">The file is not a recorded sheet; the message says where it breaks.</exception>
    public static RecordedSheet Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            var recording = JsonNode.Parse(WithoutHalves(Encoding.UTF8.GetString(json).TrimStart('\uFEFF')))!.AsObject();
            var spreadsheet = Required(recording, "spreadsheet").AsObject();
            var tabs = Required(spreadsheet, "sheets").AsArray().Select(sheet => TabOf(Required(sheet!, "properties").AsObject())).ToList();
            var values = Required(recording, "values").AsObject();
            foreach (var range in Required(values, "valueRanges").AsArray())
            {
                Place(range!, tabs);
            }

            var id = spreadsheet["spreadsheetId"] ?? values["spreadsheetId"];
            return new RecordedSheet(id?.GetValue<string>(), spreadsheet, tabs);
        }
        catch (Exception reason) when (reason is JsonException or InvalidOperationException or NullReferenceException)
        {
            throw new FormatException($"В записанной таблице нарушен формат: {reason.Message}", reason);
        }
    }

    // A cell may hold a lone surrogate, which the service escapes and a JSON writer refuses to write.
    private static string WithoutHalves(string json) =>
        Escape().Replace(json, escape => escape.Groups["half"].Success ? @"\ufffd" : escape.Value);

    // Matches consecutive escapes, so that an escaped backslash is not taken for the beginning of one.
    [GeneratedRegex(
        @"\\(u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(?<half>u[dD][89a-fA-F][0-9a-fA-F]{2})|.)",
        RegexOptions.ExplicitCapture,
        10_000
    )]
    private static partial Regex Escape();

    /// <summary>The answer of spreadsheets.get, with every grid at least as large as its values.</summary>
    public JsonObject Describe()
    {
        var description = spreadsheet.DeepClone().AsObject();
        foreach (var (sheet, tab) in description["sheets"]!.AsArray().Zip(tabs))
        {
            var properties = sheet!["properties"]!.AsObject();
            var grid = properties["gridProperties"] as JsonObject ?? [];
            grid["rowCount"] = tab.Rows;
            grid["columnCount"] = tab.Columns;
            properties["gridProperties"] = grid.DeepClone();
        }

        return description;
    }

    /// <summary>One valueRange of values:batchGet.</summary>
    /// <exception cref="SheetsRequestException">There is no such tab, or the range is beyond its grid.</exception>
    public JsonObject Read(string range)
    {
        if (!A1Range.TryParse(range, [.. tabs.Select(tab => tab.Title)], out var address) || Find(tabs, address) is not { } found)
        {
            throw new SheetsRequestException($"Unable to parse range: {range}");
        }

        var values =
            found.Read(address)
            ?? throw new SheetsRequestException(
                $"Range ({range}) exceeds grid limits. Max rows: {found.Rows}, max columns: {found.Columns}"
            );
        var answer = new JsonObject { ["range"] = values.Range, ["majorDimension"] = "ROWS" };
        if (values.Rows.Count > 0)
        {
            var rows = values.Rows.Select(row => new JsonArray([.. row.Select(cell => cell?.DeepClone() ?? "")]));
            answer["values"] = new JsonArray([.. rows]);
        }

        return answer;
    }

    private static RecordedTab TabOf(JsonObject properties)
    {
        var grid = properties["gridProperties"];
        return new RecordedTab(
            Required(properties, "title").GetValue<string>(),
            grid?["rowCount"]?.GetValue<int>() ?? 0,
            grid?["columnCount"]?.GetValue<int>() ?? 0
        );
    }

    private static RecordedTab? Find(List<RecordedTab> tabs, A1Range range) =>
        tabs.Find(tab => range.Tab is null || string.Equals(tab.Title, range.Tab, StringComparison.Ordinal));

    private static void Place(JsonNode valueRange, List<RecordedTab> tabs)
    {
        var text = Required(valueRange, "range").GetValue<string>();
        if (!A1Range.TryParse(text, [.. tabs.Select(tab => tab.Title)], out var range) || Find(tabs, range) is not { } tab)
        {
            throw new FormatException($"В записанной таблице нет листа для диапазона {text}.");
        }

        foreach (var (row, cells) in (valueRange["values"] as JsonArray ?? []).Index())
        {
            foreach (var (column, cell) in cells!.AsArray().Index())
            {
                tab.Place((range.FirstRow ?? 1) + row, (range.FirstColumn ?? 1) + column, cell);
            }
        }
    }

    private static JsonNode Required(JsonNode owner, string property) =>
        owner[property] ?? throw new FormatException($"В записанной таблице нет поля {property}.");
}
