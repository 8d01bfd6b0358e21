using System.Collections;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WorkerHost.Http;
using WorkerHost.Processes;
using WorkerHost.Queues;
using WorkerHost.Timers;
using WorkerHost.Worker;

namespace WorkerHost;

/// <summary>Runs the built worker of a Functions app over the real protocol, on loopback only.</summary>
public sealed class FunctionsHost : IAsyncDisposable
{
    private readonly OwnedParts parts;
    private readonly WorkerSupervisor worker;
    private readonly TimerFunctions timers;

    private FunctionsHost(
        OwnedParts parts,
        WorkerSupervisor worker,
        TimerFunctions timers,
        Uri baseAddress,
        string adminKey,
        IReadOnlyList<FunctionDefinition> functions
    )
    {
        this.parts = parts;
        this.worker = worker;
        this.timers = timers;
        BaseAddress = baseAddress;
        AdminKey = adminKey;
        Functions = functions;
    }

    /// <summary>Where the app's HTTP functions and <c>/admin/functions/{name}</c> answer.</summary>
    public Uri BaseAddress { get; }

    /// <summary>Opens <c>/admin/*</c> when sent as <c>x-functions-key</c>; made for this run.</summary>
    public string AdminKey { get; }

    public IReadOnlyList<FunctionDefinition> Functions { get; }

    /// <summary>With the rules of the real host.</summary>
    public static Task<FunctionsHost> StartAsync(
        string appDirectory,
        IReadOnlyDictionary<string, string> environment,
        int? port,
        ILoggerFactory loggers,
        TimeProvider time,
        CancellationToken cancellationToken
    ) => StartAsync(appDirectory, environment, port, HostRules.Default, loggers, time, cancellationToken);

    /// <param name="appDirectory">The app's build or publish output, where worker.config.json and host.json are.</param>
    /// <param name="environment">Added to the inherited environment; it takes precedence.</param>
    /// <param name="port">0 lets the system choose a free one; null takes 7071 if it is free.</param>
    /// <exception cref="WorkerStartException">The app did not become ready; the message is the app's own if it left one.</exception>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<FunctionsHost> StartAsync(
        string appDirectory,
        IReadOnlyDictionary<string, string> environment,
        int? port,
        HostRules rules,
        ILoggerFactory loggers,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        var parts = new OwnedParts();
        try
        {
            var door = new WorkerGateway();
            var gateway = parts.Add(await StartGatewayAsync(door, loggers, cancellationToken));
            var launcher = new WorkerLauncher(
                Path.GetFullPath(appDirectory),
                environment,
                LoopbackServer.AddressOf(gateway),
                door,
                loggers,
                time
            );
            var worker = parts.Add(new WorkerSupervisor(launcher, rules.LongestPause, loggers.CreateLogger<FunctionsHost>(), time));
            var functions = (await worker.StartAsync(cancellationToken)).Functions;
            var settings = Settings(environment);
            var logger = loggers.CreateLogger<FunctionsHost>();
            var hostJson = await File.ReadAllTextAsync(Path.Combine(appDirectory, "host.json"), cancellationToken);
            var queues = parts.Add(
                new QueueFunctions(functions, QueueRules.Parse(hostJson, settings), settings, worker, logger, TimeProvider.System)
            );
            var timers = parts.Add(new TimerFunctions(functions, settings, worker, queues.Wake, logger, time));
            var prefix = RouteTable.PrefixOf(hostJson);
            var adminKey = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
            var routes = RouteTable.Create(functions, prefix, rules.RouteOrder);
            var server = new HostServer(routes, worker, new AdminApi(timers, adminKey), queues.Wake, rules, loggers, time);
            var listening = parts.Add(await server.StartAsync(port, cancellationToken));
            queues.Follow();
            return new FunctionsHost(parts, worker, timers, LoopbackServer.AddressOf(listening), adminKey, functions);
        }
        catch
        {
            await parts.DisposeAsync();
            throw;
        }
    }

    /// <summary>Id of the process that answers now; a restart changes it.</summary>
    public async Task<int> GetWorkerProcessIdAsync(CancellationToken cancellationToken) =>
        (await worker.CurrentAsync(cancellationToken)).ProcessId;

    /// <summary>From now on the timers run on their schedules.</summary>
    public void FollowSchedules() => timers.FollowSchedules();

    /// <summary>Runs a timer function now and waits for its end.</summary>
    /// <exception cref="FunctionFailedException">The function threw; the message is that of its exception.</exception>
    /// <exception cref="WorkerLostException">The worker died in the meantime.</exception>
    public Task InvokeTimerAsync(string functionName, CancellationToken cancellationToken) =>
        timers.RunAsync(functionName, cancellationToken);

    /// <summary>Lets running requests end, then stops the timers, the worker and its gateway.</summary>
    public ValueTask DisposeAsync() => parts.DisposeAsync();

    private static async Task<WebApplication> StartGatewayAsync(
        WorkerGateway door,
        ILoggerFactory loggers,
        CancellationToken cancellationToken
    )
    {
        var builder = LoopbackServer.CreateBuilder(HttpProtocols.Http2, port: 0, loggers);
        builder.Services.AddSingleton(door);
        builder.Services.AddGrpc(options => options.MaxReceiveMessageSize = null);
        var gateway = builder.Build();
        gateway.MapGrpcService<WorkerGateway>();
        await gateway.StartAsync(cancellationToken);
        return gateway;
    }

    private static Dictionary<string, string> Settings(IReadOnlyDictionary<string, string> environment)
    {
        var settings = Environment
            .GetEnvironmentVariables()
            .Cast<DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => (string?)entry.Value ?? "", StringComparer.Ordinal);
        foreach (var (name, value) in environment)
        {
            settings[name] = value;
        }

        return settings;
    }
}
