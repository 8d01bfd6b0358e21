#:project ../src/RoadmapFunctions.LocalHost
#:property PublishAot=false
#:property RestorePackagesWithLockFile=false

// How long a fresh worker process needs until it has answered first requests, by publish folder:
//   dotnet run measure/cold-start.cs -- FOLDER [FOLDER…]
// The folders take turns, so that a busy machine troubles all of them alike. Storage is Azurite, started before the clock.

using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using RoadmapFunctions.LocalHost;
using RoadmapFunctions.LocalHost.GoogleSheets;
using RoadmapFunctions.LocalHost.Storage;
using WorkerHost;

const int rounds = 11;
var root = Path.GetFullPath(Path.Combine(AppContext.GetData("EntryPointFileDirectoryPath") as string ?? ".", ".."));
var local = Path.Combine(root, "src", "RoadmapFunctions.LocalHost");
var data = Directory.CreateTempSubdirectory("roadmap-cold-start-");
var time = TimeProvider.System;
await using var storage = await AzuriteProcess.StartAsync(
    Path.Combine(local, "azurite"),
    data.FullName,
    NullLogger.Instance,
    time,
    CancellationToken.None
);
await using var sheets = await SheetsEmulator.StartAsync(
    Path.Combine(local, "sheets", "tomsk-roadmap-2020-2021-h1.json"),
    NullLoggerFactory.Instance,
    CancellationToken.None
);
var key = OperatorKey.Generate();
var settings = WorkerSettings.Create(storage, sheets, campaignsDirectory: null, key, clockOffset: null, _ => null);

var taken = args.ToDictionary(folder => folder, _ => new List<double[]>(), StringComparer.Ordinal);
for (var round = 0; round < rounds; round++)
{
    foreach (var (folder, times) in taken)
    {
        var start = time.GetTimestamp();
        await using var host = await FunctionsHost.StartAsync(
            folder,
            settings,
            port: 0,
            NullLoggerFactory.Instance,
            time,
            CancellationToken.None
        );
        var ready = time.GetElapsedTime(start).TotalMilliseconds;
        using var http = new HttpClient { BaseAddress = host.BaseAddress };
        http.DefaultRequestHeaders.Authorization = new("Bearer", key.Text);
        using var live = await http.GetAsync(new Uri("api/health/live", UriKind.Relative));
        live.EnsureSuccessStatusCode();
        var answered = time.GetElapsedTime(start).TotalMilliseconds;
        using var sync = await http.PostAsync(new Uri("api/campaigns/tomsk-roadmap-2020-2021-h1/sync", UriKind.Relative), content: null);
        sync.EnsureSuccessStatusCode();
        times.Add([ready, answered, time.GetElapsedTime(start).TotalMilliseconds]);
    }
}

Console.WriteLine($"medians of {rounds - 1} starts, ms: process ready | first answer | first sync done | folder, MiB");
foreach (var (folder, times) in taken)
{
    var counted = times.Skip(1).ToList(); // the first start warms the disk's cache
    var size = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length) / 1048576.0;
    var medians = Enumerable
        .Range(0, 3)
        .Select(step =>
            counted.Select(each => each[step]).Order().ElementAt(counted.Count / 2).ToString("N0", CultureInfo.InvariantCulture)
        );
    Console.WriteLine($"{string.Join(" | ", medians)} | {folder}, {size.ToString("N1", CultureInfo.InvariantCulture)}");
}

data.Delete(recursive: true);
