using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging.Abstractions;
using WorkerHost.Http;

namespace RoadmapFunctions.Bench;

/// <summary>Plays Google: hands out ready bytes and counts its requests.</summary>
internal sealed partial class SheetServer : IAsyncDisposable
{
    private readonly WebApplication server;
    private int requests;

    private SheetServer(WebApplication server) => this.server = server;

    public required BenchSheet Sheet { get; set; }

    public Uri BaseAddress => LoopbackServer.AddressOf(server);

    /// <summary>Since the last call.</summary>
    public int TakeRequests() => Interlocked.Exchange(ref requests, 0);

    public static async Task<SheetServer> StartAsync(BenchSheet sheet, CancellationToken cancellationToken)
    {
        var application = LoopbackServer.CreateBuilder(HttpProtocols.Http1, port: 0, NullLoggerFactory.Instance).Build();
        var google = new SheetServer(application) { Sheet = sheet };
        application.MapGet("/v4/spreadsheets/{id}", google.DescribeAsync);
        application.MapGet("/v4/spreadsheets/{id}/values:batchGet", google.GetRangeAsync);
        await application.StartAsync(cancellationToken);
        return google;
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private async Task DescribeAsync(HttpContext context)
    {
        Interlocked.Increment(ref requests);
        context.Response.ContentType = "application/json; charset=UTF-8";
        await JsonSerializer.SerializeAsync(
            context.Response.Body,
            new
            {
                properties = new
                {
                    title = "Ответы",
                    locale = "ru_RU",
                    timeZone = "Asia/Tomsk",
                },
                sheets = new[]
                {
                    new
                    {
                        properties = new
                        {
                            sheetId = 1,
                            title = BenchSheet.Title,
                            gridProperties = new { rowCount = Sheet.RowCount, columnCount = Sheet.Columns },
                        },
                    },
                },
            },
            cancellationToken: context.RequestAborted
        );
    }

    private async Task GetRangeAsync(HttpContext context)
    {
        Interlocked.Increment(ref requests);
        var asked = context.Request.Query["ranges"].ToString();
        var rows = RowsOf().Match(asked);
        var (first, last) = (Number("first"), Number("last"));
        context.Response.ContentType = "application/json; charset=UTF-8";
        var range = JsonSerializer.Serialize(asked);
        await WriteAsync($$"""{"spreadsheetId":"bench","valueRanges":[{"range":{{range}},"majorDimension":"ROWS","values":[""");
        await context.Response.Body.WriteAsync(Sheet.Rows(first, last), context.RequestAborted);
        await WriteAsync("]}]}");

        int Number(string name) => int.Parse(rows.Groups[name].ValueSpan, CultureInfo.InvariantCulture);

        ValueTask WriteAsync(string text) => context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(text), context.RequestAborted);
    }

    [GeneratedRegex(@"!A(?<first>\d+):[A-Z]+(?<last>\d+)\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex RowsOf();
}
