using System.Security.Cryptography;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Logging;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Intake;
using RoadmapFunctions.Collecting.Quarantine;
using RoadmapFunctions.Collecting.Sheets;
using RoadmapFunctions.Collecting.Sync;
using RoadmapFunctions.Functions.Timers;
using RoadmapFunctions.Hosting;
using RoadmapFunctions.Pages.Desk;
using RoadmapFunctions.Reminders;
using RoadmapFunctions.Reporting.Editions;
using RoadmapFunctions.Upkeep.Audit;
using RoadmapFunctions.Upkeep.Backup;
using RoadmapFunctions.Upkeep.Health;
using RoadmapFunctions.Upkeep.Work;

namespace RoadmapFunctions.EndToEnd.Fixtures;

/// <summary>The app's own composition root over real storage, with the clock in the test's hand and writes counted.</summary>
public sealed class TestApp : IAsyncDisposable
{
    private static readonly TimeSpan ShortDelay = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan ShortPatience = TimeSpan.FromSeconds(1); // with a storage that hangs
    private readonly ServiceProvider services;
    private readonly Dictionary<string, string?> settings;
    private readonly WriteCounter counter = new();

    private TestApp(
        AzuriteFixture azurite,
        FaultyStorage? storage,
        Uri google,
        Campaign campaign,
        DateTimeOffset now,
        Action<IServiceCollection>? change
    )
    {
        Campaign = campaign;
        Time = new ShiftedTime(now);
        settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["AzureWebJobsStorage"] = storage?.ConnectionString ?? azurite.Storage.ConnectionString,
            ["SyncSchedule"] = "0 */10 * * * *",
            // An app that shares the storage does not know this one's campaign.
            ["WorkQueue"] = $"work-{RandomNumberGenerator.GetHexString(16, lowercase: true)}",
            ["GoogleSheets:BaseAddress"] = google.ToString(),
            ["GoogleSheets:Credential"] = "None",
            ["GoogleSheets:PageRows"] = "500",
            ["GoogleSheets:ReadsPerMinute"] = "1000000", // no test waits for Google's quota but its own
        };
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        var collection = new ServiceCollection()
            .AddSingleton<IConfiguration>(configuration)
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning))
            .AddRoadmap(configuration)
            .AddSingleton<TimeProvider>(Time)
            .AddSingleton(new CampaignCatalog([campaign]))
            .AddSingleton<IReadsLedger, OwnReads>(); // writes are counted
        // Retry-After still rules
        collection.ConfigureAll<HttpStandardResilienceOptions>(options => options.Retry.Delay = ShortDelay);
        collection.ConfigureAll<TableClientOptions>(options =>
        {
            options.Retry.Delay = ShortDelay;
            options.AddPolicy(counter, HttpPipelinePosition.PerCall);
        });
        collection.ConfigureAll<BlobClientOptions>(options => options.Retry.Delay = ShortDelay);
        if (storage is not null)
        {
            collection.ConfigureAll<TableClientOptions>(options => options.Retry.NetworkTimeout = ShortPatience);
            collection.ConfigureAll<BlobClientOptions>(options => options.Retry.NetworkTimeout = ShortPatience);
        }

        change?.Invoke(collection);
        services = collection.BuildServiceProvider();
    }

    public Campaign Campaign { get; }

    public ShiftedTime Time { get; }

    public SyncJob Sync => services.GetRequiredService<SyncJob>();

    public PublishJob Publish => services.GetRequiredService<PublishJob>();

    public EditionSources Sources => services.GetRequiredService<EditionSources>();

    public IEditionStore Editions => services.GetRequiredService<IEditionStore>();

    public BlobEditionRemains Remains => services.GetRequiredService<BlobEditionRemains>();

    public BackupJob Backups => services.GetRequiredService<BackupJob>();

    public IBackupStore BackupStore => services.GetRequiredService<IBackupStore>();

    public CampaignAudit Audit => services.GetRequiredService<CampaignAudit>();

    public ISubmissionLog Log => services.GetRequiredService<ISubmissionLog>();

    public IQuarantine Quarantine => services.GetRequiredService<IQuarantine>();

    public ISyncRuns Runs => services.GetRequiredService<ISyncRuns>();

    public ReminderJob Reminders => services.GetRequiredService<ReminderJob>();

    public DeskReader Desk => services.GetRequiredService<DeskReader>();

    public ReadingReader Reading => services.GetRequiredService<ReadingReader>();

    public HealthCheck Health => services.GetRequiredService<HealthCheck>();

    public SubmitJob Submit => services.GetRequiredService<SubmitJob>();

    public IOutbox Outbox => services.GetRequiredService<IOutbox>();

    public CampaignStates States => services.GetRequiredService<CampaignStates>();

    public ReminderReader ReminderReader => services.GetRequiredService<ReminderReader>();

    public IErasures Erasures => services.GetRequiredService<IErasures>();

    public int AnswerWrites => counter.Count;

    /// <param name="change">Replaces an outside of the app.</param>
    /// <param name="name">Of the test: its campaign's id.</param>
    /// <param name="storage">In place of the storage itself.</param>
    public static async Task<TestApp> StartAsync(
        AzuriteFixture azurite,
        Uri google,
        Campaign campaign,
        string name,
        DateTimeOffset now,
        Action<IServiceCollection>? change = null,
        FaultyStorage? storage = null
    )
    {
        var app = new TestApp(azurite, storage, google, campaign with { Id = name }, now, change);
        foreach (var setup in app.services.GetServices<Microsoft.Extensions.Hosting.IHostedService>().OfType<StorageSetup>())
        {
            await setup.StartingAsync(CancellationToken.None);
        }

        return app;
    }

    /// <summary>The timer, and all work that it asks for.</summary>
    public async Task RunSyncTimerAsync()
    {
        await ActivatorUtilities.CreateInstance<SyncResponses>(services).RunAsync(new TimerInfo(), CancellationToken.None);
        await DoWorkAsync();
    }

    /// <summary>As the host does it, but each message once.</summary>
    private async Task DoWorkAsync()
    {
        var queue = services.GetRequiredService<QueueServiceClient>().GetQueueClient(settings["WorkQueue"]);
        while ((await queue.ReceiveMessageAsync()).Value is { } message)
        {
            await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt);
            await services.GetRequiredService<WorkJob>().RunAsync(QueueOfWork.Read(message.Body.ToString()), 1, CancellationToken.None);
        }
    }

    public WorkJob Work => services.GetRequiredService<WorkJob>();

    public IWorkRuns WorkRuns => services.GetRequiredService<IWorkRuns>();

    public WorkOrders WorkOrders => services.GetRequiredService<WorkOrders>();

    public IWaitingWork Queue => services.GetRequiredService<IWaitingWork>();

    /// <summary>Lays a message where the host lays those that have failed.</summary>
    public Task SetAsideAsync(string message) =>
        services.GetRequiredService<QueueServiceClient>().GetQueueClient($"{settings["WorkQueue"]}-poison").SendMessageAsync(message);

    public Task<SyncRun> SyncAsync(bool acceptDisappearance = false) =>
        Sync.RunAsync(Campaign, acceptDisappearance, CancellationToken.None);

    public async Task<IReadOnlyList<string>> LogKeysAsync()
    {
        var keys = new List<string>();
        await foreach (var entry in Log.ReadAsync(Campaign.Id, CancellationToken.None))
        {
            keys.Add(entry.Key);
        }

        return keys;
    }

    public async Task<IReadOnlyList<Edition>> EditionsAsync() =>
        [.. (await Editions.ListAsync(Campaign.Id, CancellationToken.None)).Select(stored => stored.Edition)];

    public ValueTask DisposeAsync() => services.DisposeAsync();

    /// <summary>Counts requests that change the log or the quarantine; runs are recorded each time, and that is meant.</summary>
    private sealed class WriteCounter : HttpPipelineSynchronousPolicy
    {
        private int count;

        public int Count => count;

        public override void OnSendingRequest(HttpMessage message)
        {
            if (
                message.Request.Method != RequestMethod.Get
                && message.Request.Uri.Path.Contains("SyncRuns", StringComparison.Ordinal) is false
                && message.Request.Uri.Path.EndsWith("Tables", StringComparison.Ordinal) is false
            )
            {
                Interlocked.Increment(ref count);
            }
        }
    }
}
