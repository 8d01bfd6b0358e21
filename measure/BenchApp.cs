using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.LocalHost;
using RoadmapFunctions.LocalHost.Storage;
using WorkerHost;

namespace RoadmapFunctions.Bench;

/// <summary>The published app with a storage and a Google of its own.</summary>
internal sealed class BenchApp : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("roadmap-bench-");
    private readonly OperatorKey key = OperatorKey.Generate();
    private AzuriteProcess? azurite;
    private StorageDoor? tables;
    private StorageDoor? blobs;
    private FunctionsHost? host;
    private HttpClient? http;
    private SheetServer? google;

    private BenchApp(Campaign campaign) => Campaign = campaign;

    public Campaign Campaign { get; }

    public SheetServer Google => google!;

    public string ConnectionString { get; private set; } = string.Empty;

    public HttpClient Http => http!;

    /// <summary>Seconds from the start of the process to its first answer.</summary>
    public double FirstAnswer { get; private set; }

    /// <param name="published">The folder of the published app.</param>
    /// <param name="azuriteFolder">Where Azurite is installed.</param>
    public static async Task<BenchApp> StartAsync(string published, string azuriteFolder, Campaign campaign)
    {
        var app = new BenchApp(campaign);
        try
        {
            await app.StartAsync(published, azuriteFolder);
            return app;
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    /// <returns>What went into tables and blobs since the last call.</returns>
    public (int Requests, int Writes) TakeStorage()
    {
        var (table, blob) = (tables!.Take(), blobs!.Take());
        return (table.Requests + blob.Requests, table.Writes + blob.Writes);
    }

    /// <summary>From now on the peak is of what comes.</summary>
    public async Task ForgetPeakAsync() =>
        await File.WriteAllTextAsync($"/proc/{await host!.GetWorkerProcessIdAsync(CancellationToken.None)}/clear_refs", "5");

    /// <returns>MiB that the worker had in memory at most.</returns>
    public async Task<double> PeakAsync()
    {
        var status = await File.ReadAllLinesAsync($"/proc/{await host!.GetWorkerProcessIdAsync(CancellationToken.None)}/status");
        var kilobytes = status
            .Single(line => line.StartsWith("VmHWM", StringComparison.Ordinal))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)[1];
        return double.Parse(kilobytes, CultureInfo.InvariantCulture) / 1024;
    }

    public async ValueTask DisposeAsync()
    {
        http?.Dispose();
        if (host is not null)
        {
            await host.DisposeAsync();
        }

        foreach (var door in new[] { tables, blobs }.OfType<StorageDoor>())
        {
            await door.DisposeAsync();
        }

        if (azurite is not null)
        {
            await azurite.DisposeAsync();
        }

        if (google is not null)
        {
            await google.DisposeAsync();
        }

        folder.Delete(recursive: true);
    }

    private async Task StartAsync(string published, string azuriteFolder)
    {
        google = await SheetServer.StartAsync(BenchSheet.Of(Campaign, _ => false), CancellationToken.None);
        var campaigns = folder.CreateSubdirectory("campaigns");
        await File.WriteAllTextAsync(
            Path.Combine(campaigns.FullName, "campaign.json"),
            JsonSerializer.Serialize(Campaign, CampaignFile.Json)
        );
        azurite = await AzuriteProcess.StartAsync(
            azuriteFolder,
            folder.CreateSubdirectory("data").FullName,
            NullLogger.Instance,
            TimeProvider.System,
            CancellationToken.None
        );
        (tables, blobs) = (StorageDoor.To(azurite.TableEndpoint), StorageDoor.To(azurite.BlobEndpoint));
        ConnectionString = azurite
            .ConnectionString.Replace($":{azurite.TableEndpoint.Port}/", $":{tables.Port}/", StringComparison.Ordinal)
            .Replace($":{azurite.BlobEndpoint.Port}/", $":{blobs.Port}/", StringComparison.Ordinal);
        var settings = new Dictionary<string, string>(
            WorkerSettings.Create(azurite, sheets: null, campaigns.FullName, key, clockOffset: null, _ => null),
            StringComparer.Ordinal
        )
        {
            ["AzureWebJobsStorage"] = ConnectionString,
            ["GoogleSheets__BaseAddress"] = Google.BaseAddress.ToString(),
            ["GoogleSheets__ReadsPerMinute"] = "1000000", // this Google has no quota, and steps follow one another within a minute
            [WorkerSettings.GoogleCredential] = "None",
        };
        if (Environment.GetEnvironmentVariable("APP_HEAP_LIMIT") is { } limit)
        {
            settings["DOTNET_GCHeapHardLimit"] = limit; // hexadecimal, for the app only
        }

        var start = TimeProvider.System.GetTimestamp();
        host = await FunctionsHost.StartAsync(
            published,
            settings,
            port: 0,
            NullLoggerFactory.Instance,
            TimeProvider.System,
            CancellationToken.None
        );
        http = new HttpClient { BaseAddress = host.BaseAddress, Timeout = TimeSpan.FromMinutes(10) };
        http.DefaultRequestHeaders.Authorization = new("Bearer", key.Text);
        using var live = await http.GetAsync(new Uri("api/health/live", UriKind.Relative));
        live.EnsureSuccessStatusCode();
        FirstAnswer = TimeProvider.System.GetElapsedTime(start).TotalSeconds;
    }
}
