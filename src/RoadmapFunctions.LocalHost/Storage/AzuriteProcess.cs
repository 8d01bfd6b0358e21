using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using WorkerHost.Processes;

namespace RoadmapFunctions.LocalHost.Storage;

/// <summary>A storage account on this machine: blobs, queues and tables on ports that the system chose.</summary>
public sealed partial class AzuriteProcess : IAsyncDisposable
{
    private const string Account = "devstoreaccount1";
    private const int Services = 3;
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(60);

    private readonly ChildProcess process;
    private readonly DirectoryLock directoryLock;
    private readonly TimeProvider time;
    private readonly string accountKey;

    private AzuriteProcess(
        ChildProcess process,
        DirectoryLock directoryLock,
        IReadOnlyDictionary<string, Uri> endpoints,
        string accountKey,
        TimeProvider time
    )
    {
        this.accountKey = accountKey;
        this.process = process;
        this.directoryLock = directoryLock;
        this.time = time;
        BlobEndpoint = new Uri(endpoints["Blob"], Account);
        QueueEndpoint = new Uri(endpoints["Queue"], Account);
        TableEndpoint = new Uri(endpoints["Table"], Account);
    }

    public Uri BlobEndpoint { get; }

    public Uri QueueEndpoint { get; }

    public Uri TableEndpoint { get; }

    /// <summary>Completes when the process ends, which only <see cref="DisposeAsync"/> should cause.</summary>
    public Task<int> Exited => process.Exited;

    /// <summary>With a key made for this run: Azurite's own is public, and any page in a browser here could use it.</summary>
    public string ConnectionString =>
        $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={accountKey};"
        + $"BlobEndpoint={BlobEndpoint};QueueEndpoint={QueueEndpoint};TableEndpoint={TableEndpoint};";

    /// <param name="packageDirectory">The folder with package.json and node_modules.</param>
    /// <param name="location">Folder of the data; created when missing, and held by one process at a time.</param>
    /// <exception cref="IOException">Another process keeps its data there, or the storage did not start.</exception>
    public static async Task<AzuriteProcess> StartAsync(
        string packageDirectory,
        string location,
        ILogger logger,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        var program = Path.Combine(packageDirectory, "node_modules", "azurite", "dist", "src", "azurite.js");
        if (!File.Exists(program))
        {
            throw new FileNotFoundException($"Хранилище Azurite не установлено: выполните npm ci в папке {packageDirectory}.", program);
        }

        var directoryLock = DirectoryLock.Take(location);
        var accountKey = Convert.ToBase64String(RandomNumberGenerator.GetBytes(64));
        var ready = new Readiness(logger);
        var process = ChildProcess.Start(
            "node",
            [
                "--require",
                Path.Combine(packageDirectory, "end-with-parent.cjs"),
                program,
                "--location",
                Path.GetFullPath(location),
                "--blobPort",
                "0",
                "--queuePort",
                "0",
                "--tablePort",
                "0",
                "--silent",
                "--skipApiVersionCheck",
                "--disableTelemetry",
            ],
            packageDirectory,
            new Dictionary<string, string>(StringComparer.Ordinal) { ["AZURITE_ACCOUNTS"] = $"{Account}:{accountKey}" },
            ready.OnLine,
            line => LocalLog.StorageLine(logger, line)
        );
        try
        {
            await Task.WhenAny(ready.Endpoints, process.Exited).WaitAsync(LongestStart, time, cancellationToken);
            return process.Exited.IsCompleted
                ? throw new IOException($"Хранилище Azurite завершилось с кодом {await process.Exited}, не успев начать работу.")
                : new AzuriteProcess(process, directoryLock, await ready.Endpoints, accountKey, time);
        }
        catch
        {
            await process.DisposeAsync();
            directoryLock.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        process.CloseInput();
        await process.EndWithinAsync(TimeSpan.FromSeconds(5), time);
        await process.DisposeAsync();
        directoryLock.Dispose();
    }

    /// <summary>Waits for the three lines in which Azurite names the addresses it listens on.</summary>
    private sealed partial class Readiness(ILogger logger)
    {
        private readonly ConcurrentDictionary<string, Uri> endpoints = new(StringComparer.Ordinal);
        private readonly TaskCompletionSource<IReadOnlyDictionary<string, Uri>> ready = new(
            TaskCreationOptions.RunContinuationsAsynchronously
        );

        public Task<IReadOnlyDictionary<string, Uri>> Endpoints => ready.Task;

        public void OnLine(string line)
        {
            var listening = Listening().Match(line);
            if (!listening.Success)
            {
                LocalLog.StorageNote(logger, line);
                return;
            }

            endpoints[listening.Groups["service"].Value] = new Uri(listening.Groups["address"].Value);
            if (endpoints.Count == Services)
            {
                ready.TrySetResult(endpoints);
            }
        }

        [GeneratedRegex(
            @"^Azurite (?<service>Blob|Queue|Table) service is successfully listening at (?<address>\S+)",
            RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
            matchTimeoutMilliseconds: 1000
        )]
        private static partial Regex Listening();
    }
}
