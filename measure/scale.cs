#:project ../src/RoadmapFunctions.LocalHost
#:property PublishAot=false
#:property RestorePackagesWithLockFile=false

// What a campaign of so many schools takes, each school with one full answer in the sheet:
//   dotnet run measure/scale.cs -- FOLDER-OF-THE-PUBLISHED-APP SCHOOLS [SCHOOLS…]
// Prints seconds of the first sync, of a sync without news, of progress and of one edition, the edition's size, and the app's peak memory.

using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Microsoft.Extensions.Logging.Abstractions;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.LocalHost;
using RoadmapFunctions.LocalHost.GoogleSheets;
using RoadmapFunctions.LocalHost.Storage;
using WorkerHost;

var local = Path.Combine(AppContext.GetData("EntryPointFileDirectoryPath") as string ?? ".", "..", "src", "RoadmapFunctions.LocalHost");
var time = TimeProvider.System;
var plainCyrillic = new JsonSerializerOptions { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };
var key = OperatorKey.Generate();
using var http = new HttpClient { Timeout = TimeSpan.FromMinutes(10) };
http.DefaultRequestHeaders.Authorization = new("Bearer", key.Text);
var tomsk = CampaignCatalog.Load(Path.Combine(args[0], "Campaigns")).All[0];
Console.WriteLine("schools | first sync | no news | progress | edition, s | edition, MiB | peak memory, MiB");
foreach (var schools in args.Skip(1).Select(number => int.Parse(number, CultureInfo.InvariantCulture)))
{
    var folder = Directory.CreateTempSubdirectory("roadmap-scale-");
    var campaign = tomsk with
    {
        Id = $"scale-{schools}",
        Organizations =
        [
            .. Enumerable.Range(1, schools).Select(number => new Organization($"school-{number}", $"МАОУ СОШ № {number}", $"№ {number}")),
        ],
    };
    await File.WriteAllTextAsync(Path.Combine(folder.FullName, "campaign.json"), JsonSerializer.Serialize(campaign, CampaignFile.Json));
    var sheet = Path.Combine(folder.CreateSubdirectory("sheet").FullName, "sheet.json");
    await File.WriteAllTextAsync(sheet, Recording(campaign).ToJsonString(plainCyrillic));

    await using var storage = await AzuriteProcess.StartAsync(
        Path.Combine(local, "azurite"),
        folder.CreateSubdirectory("data").FullName,
        NullLogger.Instance,
        time,
        CancellationToken.None
    );
    await using var sheets = await SheetsEmulator.StartAsync(sheet, NullLoggerFactory.Instance, CancellationToken.None);
    // The emulator reads its whole file for each request, which the real service does not: larger pages, fewer readings.
    var settings = new Dictionary<string, string>(
        WorkerSettings.Create(storage, sheets, folder.FullName, key, clockOffset: null, _ => null),
        StringComparer.Ordinal
    )
    {
        ["GoogleSheets__PageRows"] = "5000",
    };
    if (Environment.GetEnvironmentVariable("APP_HEAP_LIMIT") is { } limit)
    {
        settings["DOTNET_GCHeapHardLimit"] = limit; // hexadecimal, for the app only
    }

    await using var host = await FunctionsHost.StartAsync(
        args[0],
        settings,
        port: 0,
        NullLoggerFactory.Instance,
        time,
        CancellationToken.None
    );
    var address = new Uri(host.BaseAddress, $"api/campaigns/{campaign.Id}/");
    var first = await AskAsync(HttpMethod.Post, new Uri(address, "sync"));
    var noNews = await AskAsync(HttpMethod.Post, new Uri(address, "sync"));
    var progress = await AskAsync(HttpMethod.Get, new Uri(address, "progress"));
    var edition = await AskAsync(HttpMethod.Post, new Uri(address, "editions"));
    var size = JsonNode.Parse(edition.Answer)!["files"]?.AsArray().Sum(file => (double)file!["size"]!) / 1048576;
    var memory = (await File.ReadAllLinesAsync($"/proc/{await host.GetWorkerProcessIdAsync(CancellationToken.None)}/status"))
        .Single(line => line.StartsWith("VmHWM", StringComparison.Ordinal))
        .Split(' ', StringSplitOptions.RemoveEmptyEntries)[1];
    var peak = int.Parse(memory, CultureInfo.InvariantCulture) / 1024;
    Console.WriteLine(
        string.Create(
            CultureInfo.InvariantCulture,
            $"{schools} | {first.Seconds:N1} | {noNews.Seconds:N1} | {progress.Seconds:N1} | {edition.Seconds:N1} | {size:N1} | {peak}"
        )
    );
    folder.Delete(recursive: true);
}

async Task<(double Seconds, string Answer)> AskAsync(HttpMethod method, Uri address)
{
    var start = time.GetTimestamp();
    using var request = new HttpRequestMessage(method, address);
    using var answer = await http.SendAsync(request);
    var text = await answer.Content.ReadAsStringAsync();
    return answer.IsSuccessStatusCode
        ? (time.GetElapsedTime(start).TotalSeconds, text)
        : throw new HttpRequestException($"{address}: {text}");
}

static JsonObject Recording(Campaign campaign)
{
    var rows = campaign
        .Organizations.Select(school =>
            (JsonNode)
                new JsonArray([
                    44224.5,
                    school.Name,
                    .. campaign
                        .Activities.Select(activity => string.Join(", ", activity.Options.Take(2).Select(option => option.Text)))
                        .Select(chosen => (JsonNode)$"{chosen}, своё слово школы"),
                ])
        )
        .ToList();
    return new JsonObject
    {
        ["spreadsheet"] = new JsonObject
        {
            ["properties"] = new JsonObject { ["timeZone"] = "Asia/Tomsk", ["locale"] = "ru_RU" },
            ["sheets"] = new JsonArray(
                new JsonObject
                {
                    ["properties"] = new JsonObject
                    {
                        ["sheetId"] = 1,
                        ["title"] = "Ответы на форму (1)",
                        ["gridProperties"] = new JsonObject { ["rowCount"] = rows.Count + 1, ["columnCount"] = 12 },
                    },
                }
            ),
        },
        ["values"] = new JsonObject
        {
            ["valueRanges"] = new JsonArray(
                new JsonObject
                {
                    ["range"] = $"'Ответы на форму (1)'!A1:L{rows.Count + 1}",
                    ["majorDimension"] = "ROWS",
                    ["values"] = new JsonArray([
                        new JsonArray(["Отметка времени", "Школа", .. campaign.Activities.Select(activity => (JsonNode)activity.Title)]),
                        .. rows,
                    ]),
                }
            ),
        },
    };
}
