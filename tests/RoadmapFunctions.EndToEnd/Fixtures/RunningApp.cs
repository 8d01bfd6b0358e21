using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.LocalHost;
using RoadmapFunctions.LocalHost.CommandLine;
using RoadmapFunctions.LocalHost.GoogleSheets;
using WorkerHost;
using WorkerHost.Http;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Fixtures;

/// <summary>The built worker process behind the local host, as the operator calls it.</summary>
public sealed class RunningApp(AzuriteFixture azurite) : IAsyncLifetime
{
    private SheetsEmulator? sheets;
    private DirectoryInfo? campaigns;

    public AzuriteFixture Azurite => azurite;

    public FunctionsHost Host { get; private set; } = null!;

    /// <summary>Carries the operator's key.</summary>
    public HttpClient Http { get; private set; } = null!;

    public OperatorKey Key { get; } = OperatorKey.Generate();

    /// <summary>Settings beside those of <c>./run</c>, and stronger than them.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public ILoggerFactory Loggers { get; init; } = NullLoggerFactory.Instance;

    /// <summary>
    /// Those of the real host, but nothing is refused before the app has seen it. Half of the apps, chosen by the names of
    /// their tests, meet the routes in the opposite order; <c>WORKER_HOST_ROUTE_ORDER=ByNameReversed</c> turns the halves round, and
    /// <c>./test --long</c> runs both.
    /// </summary>
    public HostRules Rules { get; init; } =
        new()
        {
            RefusesForeign = false,
            LongestPause = TimeSpan.FromSeconds(1),
            RouteOrder = RouteOrderOf(TestContext.Current),
        };

    // An app that many classes share is started for their collection.
    private static RouteOrder RouteOrderOf(ITestContext test)
    {
        var named = test.TestClass?.TestClassName ?? test.TestCollection?.TestCollectionDisplayName ?? string.Empty;
        var turned = Environment.GetEnvironmentVariable("WORKER_HOST_ROUTE_ORDER") == nameof(RouteOrder.ByNameReversed);
        return named.Sum(letter => letter) % 2 == 1 == turned ? RouteOrder.ByName : RouteOrder.ByNameReversed;
    }

    /// <summary>The whole cycle, as <c>./run</c> does it.</summary>
    public async ValueTask InitializeAsync()
    {
        await StartAsync(RepositoryLayout.Find().DefaultSheet, campaignsDirectory: null);
        await PostAsync("api/campaigns/tomsk-roadmap-2020-2021-h1/sync");
        await Host.InvokeTimerAsync("SyncResponses", CancellationToken.None);
        await Host.InvokeTimerAsync("PublishReportOnDeadline", CancellationToken.None);
        await Host.InvokeTimerAsync("PublishDueReports", CancellationToken.None);
        await WorkDoneAsync("tomsk-roadmap-2020-2021-h1");
    }

    /// <summary>Waits until all work that was asked for has ended.</summary>
    public async Task<JsonArray> WorkDoneAsync(string campaign)
    {
        JsonArray runs = [];
        await Wait.UntilAsync(
            $"the work for {campaign} has ended",
            async () =>
            {
                runs = (await GetAsync($"api/campaigns/{campaign}/runs")).AsArray();
                return runs.All(run => (string)run!["state"]! is not ("asked" or "running"));
            }
        );
        return runs;
    }

    /// <param name="now">What the app's clocks show; null for the real time.</param>
    public Task StartAsync(string sheetPath, Campaign campaign, DateTimeOffset? now = null) => StartAsync(sheetPath, [campaign], now);

    public async Task StartAsync(string sheetPath, IReadOnlyList<Campaign> served, DateTimeOffset? now = null)
    {
        campaigns = Directory.CreateTempSubdirectory("roadmap-campaign-");
        foreach (var campaign in served)
        {
            await File.WriteAllTextAsync(
                Path.Combine(campaigns.FullName, $"{campaign.Id}.json"),
                JsonSerializer.Serialize(campaign, CampaignFile.Json)
            );
        }

        await StartAsync(sheetPath, campaigns.FullName, now);
    }

    public async Task StartAsync(string sheetPath, string? campaignsDirectory, DateTimeOffset? now = null)
    {
        sheets = await SheetsEmulator.StartAsync(sheetPath, NullLoggerFactory.Instance, CancellationToken.None);
        var settings = new Dictionary<string, string>(
            WorkerSettings.Create(azurite.Storage, sheets, campaignsDirectory, Key, now - TimeProvider.System.GetUtcNow(), _ => null),
            StringComparer.Ordinal
        );
        // An app that shares the storage does not know this one's campaigns.
        settings["WorkQueue"] = $"work-{RandomNumberGenerator.GetHexString(16, lowercase: true)}";
        settings["AzureFunctionsJobHost__extensions__queues__visibilityTimeout"] = "00:00:01"; // a repetition comes soon
        settings["GoogleSheets__ReadsPerMinute"] = "1000000"; // no test waits for Google's quota but its own
        foreach (var (name, value) in Settings)
        {
            settings[name] = value;
        }

        Host = await FunctionsHost.StartAsync(
            RepositoryLayout.Find().AppDirectory,
            settings,
            port: 0,
            Rules,
            Loggers,
            TimeProvider.System,
            CancellationToken.None
        );
        Http = new HttpClient { BaseAddress = Host.BaseAddress };
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Key.Text);
    }

    public async Task<JsonNode> GetAsync(string address) => (await Http.GetFromJsonAsync<JsonNode>(new Uri(address, UriKind.Relative)))!;

    /// <summary>Waits for the result where the work is done elsewhere.</summary>
    public async Task<JsonNode> PostAsync(string address)
    {
        using var answer = await Http.PostAsync(Waiting(address), content: null);
        Assert.True(answer.IsSuccessStatusCode, $"{answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        return (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
    }

    private static Uri Waiting(string address) =>
        address.Split('?')[0].Split('/')[^1] is "sync" or "editions"
            ? new($"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}wait=120", UriKind.Relative)
            : new(address, UriKind.Relative);

    /// <summary>As <c>kill -9</c> does it, now.</summary>
    public async Task KillWorkerAsync()
    {
        using var death = await WorkerDeath.OfAsync(this);
        death.Strike();
    }

    /// <summary>For a worker that has just died: until its successor answers.</summary>
    public async Task<JsonNode> PostWhenBackAsync(string address)
    {
        JsonNode? body = null;
        await Wait.UntilAsync(
            $"{address} answers",
            async () =>
            {
                using var answer = await Http.PostAsync(Waiting(address), content: null);
                body = answer.IsSuccessStatusCode ? await answer.Content.ReadFromJsonAsync<JsonNode>() : null;
                return answer.IsSuccessStatusCode;
            }
        );
        return body!;
    }

    public async ValueTask DisposeAsync()
    {
        Http?.Dispose();
        if (Host is not null)
        {
            await Host.DisposeAsync();
        }

        if (sheets is not null)
        {
            await sheets.DisposeAsync();
        }

        campaigns?.Delete(recursive: true);
    }
}
