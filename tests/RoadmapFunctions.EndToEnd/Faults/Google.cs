using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging.Abstractions;
using RoadmapFunctions.LocalHost.GoogleSheets;
using WorkerHost.Http;

namespace RoadmapFunctions.EndToEnd; // further out than its folder: a vendor has the name as a namespace

/// <summary>Google as it is on a bad day: an emulator behind a server that misbehaves when a test says so.</summary>
public sealed class Google : IAsyncDisposable
{
    private readonly SheetsEmulator emulator;
    private readonly WebApplication server;
    private readonly HttpClient http;
    private Func<int, GoogleFault?> faults = _ => null;
    private Func<int, Task> before = _ => Task.CompletedTask;
    private int origin;
    private int requests;

    private Google(SheetsEmulator emulator, WebApplication server)
    {
        this.emulator = emulator;
        this.server = server;
        http = new HttpClient { BaseAddress = emulator.BaseAddress };
    }

    public int Requests => requests;

    /// <summary>When each request came.</summary>
    public ConcurrentQueue<DateTimeOffset> Asked { get; } = [];

    /// <summary>On pages that come in place of data.</summary>
    public string Saying { get; set; } = "Sorry";

    public Uri Address => LoopbackServer.AddressOf(server);

    public static async Task<Google> StartAsync(string sheetPath)
    {
        var google = new Google(
            await SheetsEmulator.StartAsync(sheetPath, NullLoggerFactory.Instance, CancellationToken.None),
            LoopbackServer.CreateBuilder(HttpProtocols.Http1, port: 0, NullLoggerFactory.Instance).Build()
        );
        google.server.Run(google.AnswerAsync);
        await google.server.StartAsync();
        return google;
    }

    /// <param name="from">The first request that meets the fault, counted from now, from 1.</param>
    /// <param name="times">How many requests meet it; then the service is well again.</param>
    public void Fails(GoogleFault fault, int from = 1, int times = int.MaxValue) =>
        Set(number => number >= from && number - from < times ? fault : null, _ => Task.CompletedTask);

    /// <summary>Something happens elsewhere just before a request, counted from now, is answered.</summary>
    public void Before(int request, Func<Task> happens) => Set(_ => null, number => number == request ? happens() : Task.CompletedTask);

    public void Heals() => Set(_ => null, _ => Task.CompletedTask);

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        await emulator.DisposeAsync();
        http.Dispose();
    }

    private void Set(Func<int, GoogleFault?> fails, Func<int, Task> happens) => (origin, faults, before) = (requests, fails, happens);

    private async Task AnswerAsync(HttpContext context)
    {
        var number = Interlocked.Increment(ref requests) - origin;
        Asked.Enqueue(TimeProvider.System.GetUtcNow());
        await before(number);
        var fault = faults(number);
        if (fault is not null && await fault.Value.AnswerAsync(context, Saying))
        {
            return;
        }

        using var answer = await http.GetAsync(new Uri(context.Request.Path + context.Request.QueryString.Value, UriKind.Relative));
        context.Response.StatusCode = (int)answer.StatusCode;
        context.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
        await fault.WriteAsync(context, await answer.Content.ReadAsByteArrayAsync());
    }
}
