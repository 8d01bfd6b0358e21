using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace RoadmapFunctions.Testing;

/// <summary>Takes telemetry as Application Insights does, one JSON object in a line, and keeps it.</summary>
public sealed class IngestionStub : IAsyncDisposable
{
    private readonly WebApplication server;

    private IngestionStub(WebApplication server) => this.server = server;

    public ConcurrentQueue<JsonNode> Records { get; } = [];

    public string ConnectionString => $"InstrumentationKey=00000000-0000-0000-0000-000000000001;IngestionEndpoint={server.Urls.Single()}/";

    public static async Task<IngestionStub> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var stub = new IngestionStub(builder.Build());
        stub.server.Run(stub.TakeAsync);
        await stub.server.StartAsync();
        return stub;
    }

    /// <summary>The exporter sends every few seconds.</summary>
    public Task WaitForAsync(Func<JsonNode, bool> record) => Wait.UntilAsync("the record has been sent", () => Records.Any(record));

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        await using var body =
            context.Request.Headers.ContentEncoding == "gzip"
                ? new GZipStream(context.Request.Body, CompressionMode.Decompress)
                : context.Request.Body;
        using var reader = new StreamReader(body);
        var taken = 0;
        while (await reader.ReadLineAsync() is { } line)
        {
            Records.Enqueue(JsonNode.Parse(line)!);
            taken++;
        }

        await context.Response.WriteAsJsonAsync(
            new
            {
                itemsReceived = taken,
                itemsAccepted = taken,
                errors = Array.Empty<string>(),
            }
        );
    }
}
