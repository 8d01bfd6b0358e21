using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using RoadmapFunctions.LocalHost.GoogleSheets;

namespace RoadmapFunctions.EndToEnd; // further out than its folder: a vendor has the name as a namespace

/// <summary>Google as it is on a bad day: an emulator behind a server that misbehaves when a test says so.</summary>
public sealed class Google : IAsyncDisposable
{
    private readonly SheetsEmulator emulator;
    private readonly WebApplication server;
    private readonly HttpClient http;
    private int requests;

    private Google(SheetsEmulator emulator, WebApplication server)
    {
        this.emulator = emulator;
        this.server = server;
        http = new HttpClient { BaseAddress = emulator.BaseAddress };
    }

    /// <summary>Given the number of the request from 1; returns true when it has answered in its own bad way.</summary>
    public Func<int, HttpContext, Task<bool>> Misbehave { get; set; } = (_, _) => Task.FromResult(false);

    public int Requests => requests;

    public Uri Address => new(server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    public static async Task<Google> StartAsync(string sheetPath)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var google = new Google(
            await SheetsEmulator.StartAsync(sheetPath, NullLoggerFactory.Instance, CancellationToken.None),
            builder.Build()
        );
        google.server.Run(google.AnswerAsync);
        await google.server.StartAsync();
        return google;
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        await emulator.DisposeAsync();
        http.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        if (await Misbehave(Interlocked.Increment(ref requests), context))
        {
            return;
        }

        using var answer = await http.GetAsync(new Uri(context.Request.Path + context.Request.QueryString.Value, UriKind.Relative));
        context.Response.StatusCode = (int)answer.StatusCode;
        context.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
        await answer.Content.CopyToAsync(context.Response.Body);
    }
}
