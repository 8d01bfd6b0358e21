using System.Globalization;
using System.Text.Json.Nodes;
using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.EndToEnd.Fixtures;

/// <summary>A recorded sheet on disk, made of rows that a test writes.</summary>
public sealed class RecordedSheetFile : IDisposable
{
    private readonly Campaign campaign;

    public RecordedSheetFile(Campaign campaign) => this.campaign = campaign;

    public string Path { get; } = System.IO.Path.Combine(Directory.CreateTempSubdirectory("roadmap-sheet-").FullName, "sheet.json");

    /// <param name="rows">Local time of Tomsk, school, answers in the campaign's order.</param>
    public RecordedSheetFile Write(params IEnumerable<string[]> rows) =>
        WriteCells([.. rows.Select(row => row.Select(cell => (JsonNode)cell).ToArray())]);

    /// <param name="rows">Local time of Tomsk, school, and cells as the service gives them: texts and numbers.</param>
    public RecordedSheetFile WriteCells(params JsonNode[][] rows)
    {
        var spreadsheet = new JsonObject
        {
            ["properties"] = new JsonObject { ["timeZone"] = "Asia/Tomsk", ["locale"] = "ru_RU" },
            ["sheets"] = new JsonArray(),
        };
        var empty = new JsonObject
        {
            ["spreadsheet"] = spreadsheet,
            ["values"] = new JsonObject { ["valueRanges"] = new JsonArray() },
        };
        File.WriteAllText(Path, empty.ToJsonString());
        return AddTab("Ответы на форму (1)", 1, rows);
    }

    /// <summary>Another tab with the same header.</summary>
    /// <inheritdoc cref="WriteCells"/>
    public RecordedSheetFile AddTab(string title, int id, params JsonNode[][] rows)
    {
        var header = new JsonArray(["Отметка времени", "Школа", .. campaign.Activities.Select(activity => (JsonNode)activity.Title)]);
        var body = rows.Select(row => (JsonNode)new JsonArray([Serial((string)row[0]!), .. row.Skip(1)])).ToList();
        var file = JsonNode.Parse(File.ReadAllText(Path))!;
        file["spreadsheet"]!["sheets"]!
            .AsArray()
            .Add(
                new JsonObject
                {
                    ["properties"] = new JsonObject
                    {
                        ["sheetId"] = id,
                        ["title"] = title,
                        ["gridProperties"] = new JsonObject { ["rowCount"] = body.Count + 100, ["columnCount"] = 26 },
                    },
                }
            );
        file["values"]!["valueRanges"]!
            .AsArray()
            .Add(
                new JsonObject
                {
                    ["range"] = $"'{title}'!A1:Z{body.Count + 100}",
                    ["majorDimension"] = "ROWS",
                    ["values"] = new JsonArray([header, .. body]),
                }
            );
        File.WriteAllText(Path, file.ToJsonString());
        return this;
    }

    public void CopyTo(RecordedSheetFile other)
    {
        File.Copy(Path, other.Path, overwrite: true);
        Dispose();
    }

    public void Dispose() => Directory.Delete(System.IO.Path.GetDirectoryName(Path)!, recursive: true);

    private static double Serial(string time) =>
        (DateTime.Parse(time, CultureInfo.InvariantCulture) - new DateTime(1899, 12, 30)).TotalDays;
}
