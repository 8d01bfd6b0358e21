using System.Net;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging.Abstractions;
using WorkerHost.Http;

namespace RoadmapFunctions.EndToEnd.Faults;

/// <summary>
/// The real storage behind a server that misbehaves when a test says so. The app of a test and a worker process reach it by
/// <see cref="ConnectionString"/>; what it really holds is seen past it. Calls are counted from the last word about faults, from 1.
/// </summary>
public sealed class FaultyStorage : IAsyncDisposable
{
    private readonly Dictionary<string, (WebApplication Server, string Endpoint)> services = new(StringComparer.Ordinal);
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
    private Plan plan = new(_ => null);
    private int failed;

    private FaultyStorage(string connectionString) => ConnectionString = connectionString;

    public string ConnectionString { get; private set; }

    /// <summary>For a worker process.</summary>
    public IReadOnlyDictionary<string, string> Settings =>
        new Dictionary<string, string>(StringComparer.Ordinal) { ["AzureWebJobsStorage"] = ConnectionString };

    /// <summary>Calls that have met a fault, in all.</summary>
    public int Failed => failed;

    /// <summary>Calls that may change something, since the last word about faults.</summary>
    public int Writes => plan.Writes;

    public static async Task<FaultyStorage> StartAsync(AzuriteFixture azurite)
    {
        var storage = new FaultyStorage(azurite.Storage.ConnectionString);
        await storage.StandBeforeAsync(new TableServiceClient(storage.ConnectionString).Uri);
        await storage.StandBeforeAsync(new BlobServiceClient(storage.ConnectionString).Uri);
        return storage;
    }

    /// <summary>The next calls fail.</summary>
    public void Fails(StorageFault fault, int times = int.MaxValue) => plan = new(call => call.Number <= times ? fault : null);

    /// <summary>One write fails; its repetition counts as the next one.</summary>
    public void FailsAtWrite(int write, StorageFault fault) => plan = new(call => call.Is(write) ? fault : null);

    /// <summary>Calls fail by chance, each in a way of its own.</summary>
    public void FailsAtRandom(double share, Random random, params StorageFault[] ways) =>
        plan = new(_ =>
        {
            lock (random)
            {
                return random.NextDouble() < share ? ways[random.Next(ways.Length)] : null;
            }
        });

    /// <summary>To whoever writes, it is as if they died before a write: from then on nothing that they ask is done.</summary>
    public void DiesBeforeWrite(int write) => plan = new(call => call.Writes >= write ? StorageFault.Reset : null);

    /// <summary>As a policy of immutability does it.</summary>
    public void LetsNothingGo() => plan = new(call => HttpMethods.IsDelete(call.Method) ? StorageFault.Held : null);

    /// <summary>Something happens elsewhere just before a write is done, or just after.</summary>
    public void AtWrite(int write, Func<Task> before, Func<Task>? after = null) =>
        plan = new(_ => null)
        {
            Before = call => call.Is(write) ? before() : Task.CompletedTask,
            After = call => call.Is(write) && after is not null ? after() : Task.CompletedTask,
        };

    public void Heals() => plan = new(_ => null);

    public async ValueTask DisposeAsync()
    {
        foreach (var (server, _) in services.Values)
        {
            await server.DisposeAsync();
        }

        http.Dispose();
    }

    private async Task StandBeforeAsync(Uri service)
    {
        var server = LoopbackServer.CreateBuilder(HttpProtocols.Http1, port: 0, NullLoggerFactory.Instance).Build();
        server.Run(context => AnswerAsync(context, service));
        await server.StartAsync();
        var before = new UriBuilder(service) { Port = LoopbackServer.AddressOf(server).Port }.Uri;
        services[service.Authority] = (server, before.Authority);
        ConnectionString = ConnectionString.Replace(service.Authority, before.Authority, StringComparison.Ordinal);
    }

    private async Task AnswerAsync(HttpContext context, Uri service)
    {
        var now = plan;
        var call = now.Count(context.Request.Method);
        await now.Before(call);
        var fault = now.Fault(call);
        Interlocked.Add(ref failed, fault is null ? 0 : 1);
        switch (fault)
        {
            case StorageFault.Busy:
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                return;
            case StorageFault.Held:
                context.Response.StatusCode = StatusCodes.Status409Conflict;
                context.Response.Headers["x-ms-error-code"] = "BlobImmutableDueToPolicy";
                return;
            case StorageFault.Reset:
                context.Abort();
                return;
            case StorageFault.Hang:
                await context.CallerLeavesAsync();
                return;
        }

        using var request = RequestOf(context.Request, service);
        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        var body = await answer.Content.ReadAsByteArrayAsync();
        await now.After(call);
        if (fault == StorageFault.LostAnswer)
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers))
        {
            context.Response.Headers[name] = values.ToArray();
        }

        context.Response.Headers.Remove("Transfer-Encoding");
        if (body.Length > 0)
        {
            await context.Response.Body.WriteAsync(body);
        }
    }

    // As it came: the signature covers the path and the headers, but not the address of the server.
    private static HttpRequestMessage RequestOf(HttpRequest request, Uri service)
    {
        var address = new Uri(
            service.GetLeftPart(UriPartial.Authority) + request.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget
        );
        var forwarded = new HttpRequestMessage(new HttpMethod(request.Method), address) { Version = HttpVersion.Version11 };
        if (request.ContentLength is not null || request.Headers.TransferEncoding.Count > 0)
        {
            forwarded.Content = new StreamContent(request.Body);
        }

        foreach (var (name, values) in request.Headers.Where(header => header.Key is not ("Host" or "Connection")))
        {
            if (!forwarded.Headers.TryAddWithoutValidation(name, values.ToArray()))
            {
                forwarded.Content?.Headers.TryAddWithoutValidation(name, values.ToArray());
            }
        }

        return forwarded;
    }

    /// <param name="Number">Of the call.</param>
    /// <param name="Writes">So far, with this call.</param>
    private readonly record struct Call(int Number, int Writes, bool IsWrite, string Method)
    {
        public bool Is(int write) => IsWrite && Writes == write;
    }

    private sealed record Plan(Func<Call, StorageFault?> Fault)
    {
        private int calls;
        private int writes;

        public Func<Call, Task> Before { get; init; } = _ => Task.CompletedTask;

        public Func<Call, Task> After { get; init; } = _ => Task.CompletedTask;

        public int Writes => writes;

        public Call Count(string method)
        {
            var isWrite = !HttpMethods.IsGet(method) && !HttpMethods.IsHead(method);
            return new(Interlocked.Increment(ref calls), isWrite ? Interlocked.Increment(ref writes) : writes, isWrite, method);
        }
    }
}
