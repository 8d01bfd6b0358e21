using System.Collections.Concurrent;
using System.Text;
using Google.Protobuf;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace RoadmapFunctions.Tests.Hosting;

/// <summary>A collector of OpenTelemetry; asked for <c>answers/STATUS</c> it answers with that status.</summary>
public sealed class CollectorStub : IAsyncDisposable
{
    private readonly WebApplication server;

    private CollectorStub(WebApplication server) => this.server = server;

    public ConcurrentQueue<Span> Spans { get; } = [];

    /// <summary>As they came: UTF-8 among the bytes of protobuf.</summary>
    public ConcurrentQueue<string> Logs { get; } = [];

    public Uri Address => new(server.Urls.Single());

    public static async Task<CollectorStub> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var stub = new CollectorStub(builder.Build());
        stub.server.MapPost("/v1/traces", async context => stub.Take(await BodyAsync(context)));
        stub.server.MapPost("/v1/logs", async context => stub.Logs.Enqueue(Encoding.UTF8.GetString(await BodyAsync(context))));
        stub.server.MapPost("/v1/metrics", _ => Task.CompletedTask);
        stub.server.MapGet("/answers/{status:int}", (int status) => Results.StatusCode(status));
        await stub.server.StartAsync();
        return stub;
    }

    /// <summary>A flush may be over before the request has arrived here: it waits for the batch to be taken, not for the answer.</summary>
    public static async Task<T> ArrivalAsync<T>(ConcurrentQueue<T> arrived, Func<T, bool> wanted)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!arrived.Any(wanted))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, limit.Token);
        }

        return arrived.First(wanted);
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private static async Task<byte[]> BodyAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        return body.ToArray();
    }

    // Numbers of https://github.com/open-telemetry/opentelemetry-proto/blob/main/opentelemetry/proto/trace/v1/trace.proto.
    private void Take(byte[] request)
    {
        foreach (var span in Parts(request, 1).SelectMany(resource => Parts(resource, 2)).SelectMany(scope => Parts(scope, 2)))
        {
            var status = Parts(span, 9)
                .Where(attribute => Text(attribute, 1) == "http.response.status_code")
                .Select(attribute => (int)Number(Parts(attribute, 2).Single(), 3))
                .FirstOrDefault();
            Spans.Enqueue(new Span(Text(span, 5), status, (int)Parts(span, 15).Select(code => Number(code, 3)).FirstOrDefault()));
        }
    }

    private static string Text(byte[] message, int field) => Encoding.UTF8.GetString(Parts(message, field).FirstOrDefault() ?? []);

    private static List<byte[]> Parts(byte[] message, int field) =>
        [.. Fields(message).Where(each => each.Field == field).Select(each => each.Bytes)];

    private static long Number(byte[] message, int field) => Fields(message).FirstOrDefault(each => each.Field == field).Number;

    private static IEnumerable<(int Field, byte[] Bytes, long Number)> Fields(byte[] message)
    {
        var input = new CodedInputStream(message);
        while (input.ReadTag() is var tag and not 0)
        {
            var field = WireFormat.GetTagFieldNumber(tag);
            switch (WireFormat.GetTagWireType(tag))
            {
                case WireFormat.WireType.LengthDelimited:
                    yield return (field, input.ReadBytes().ToByteArray(), 0);
                    break;
                case WireFormat.WireType.Varint:
                    yield return (field, [], input.ReadInt64());
                    break;
                default:
                    input.SkipLastField();
                    break;
            }
        }
    }

    /// <param name="Status">Of HTTP; 0 when the span is no request.</param>
    /// <param name="Code">Of the span: 0 unset, 1 right, 2 an error.</param>
    public sealed record Span(string Name, int Status, int Code);
}
