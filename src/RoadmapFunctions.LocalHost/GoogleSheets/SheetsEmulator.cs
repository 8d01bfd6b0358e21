using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;
using WorkerHost.Http;

namespace RoadmapFunctions.LocalHost.GoogleSheets;

/// <summary>
/// The two GETs of the Google Sheets API that the app uses, answered from recorded sheets. A file is read for every request, so an edit
/// takes effect with the next sync.
/// </summary>
public sealed class SheetsEmulator : IAsyncDisposable
{
    private readonly WebApplication server;

    private SheetsEmulator(WebApplication server)
    {
        this.server = server;
        BaseAddress = LoopbackServer.AddressOf(server);
    }

    public Uri BaseAddress { get; }

    /// <summary>One sheet for every spreadsheet that is asked for.</summary>
    public static Task<SheetsEmulator> StartAsync(string sheetPath, ILoggerFactory loggers, CancellationToken cancellationToken) =>
        StartAsync(RecordedSheets.ForEvery(sheetPath), loggers, cancellationToken);

    public static async Task<SheetsEmulator> StartAsync(RecordedSheets sheets, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        var logger = loggers.CreateLogger<SheetsEmulator>();
        var server = LoopbackServer.CreateBuilder(HttpProtocols.Http1, port: 0, loggers).Build();
        server.MapGet("/v4/spreadsheets/{id}", context => AnswerAsync(context, sheets, logger, sheet => sheet.Describe()));
        server.MapGet(
            "/v4/spreadsheets/{id}/values:batchGet",
            context => AnswerAsync(context, sheets, logger, sheet => BatchGet(sheet, context.Request))
        );
        await server.StartAsync(cancellationToken);
        return new SheetsEmulator(server);
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private static async Task AnswerAsync(
        HttpContext context,
        RecordedSheets sheets,
        ILogger logger,
        Func<RecordedSheet, JsonObject> answer
    )
    {
        var id = (string)context.Request.RouteValues["id"]!;
        if (sheets.PathOf(id) is not { } path)
        {
            LocalLog.SheetMissing(logger, id);
            await WriteAsync(
                context,
                StatusCodes.Status404NotFound,
                Error(StatusCodes.Status404NotFound, "NOT_FOUND", "Requested entity was not found.")
            );
            return;
        }

        try
        {
            var sheet = RecordedSheet.Parse(await File.ReadAllBytesAsync(path, context.RequestAborted));
            var mask = context.Request.Query["fields"].ToString() is { Length: > 0 } fields ? FieldMask.Parse(fields) : new FieldMask();
            await WriteAsync(context, StatusCodes.Status200OK, mask.Apply(answer(sheet))!);
        }
        catch (SheetsRequestException refusal)
        {
            await WriteAsync(
                context,
                StatusCodes.Status400BadRequest,
                Error(StatusCodes.Status400BadRequest, "INVALID_ARGUMENT", refusal.Message)
            );
        }
        catch (Exception broken) when (broken is FormatException or IOException or UnauthorizedAccessException)
        {
            LocalLog.SheetUnreadable(logger, path, broken.Message);
            await WriteAsync(
                context,
                StatusCodes.Status500InternalServerError,
                Error(StatusCodes.Status500InternalServerError, "INTERNAL", broken.Message)
            );
        }
    }

    private static JsonObject BatchGet(RecordedSheet sheet, HttpRequest request)
    {
        // A recording holds one rendering. Returning it for another would be an error that only production reveals.
        RequireOption(request, "majorDimension", "ROWS", byDefault: "ROWS");
        RequireOption(request, "valueRenderOption", "UNFORMATTED_VALUE", byDefault: "FORMATTED_VALUE");
        RequireOption(request, "dateTimeRenderOption", "SERIAL_NUMBER", byDefault: "SERIAL_NUMBER");
        return new JsonObject
        {
            ["spreadsheetId"] = (string?)request.RouteValues["id"],
            ["valueRanges"] = new JsonArray([.. request.Query["ranges"].Select(range => sheet.Read(range ?? ""))]),
        };
    }

    private static void RequireOption(HttpRequest request, string name, string recorded, string byDefault)
    {
        var asked = request.Query[name].ToString() is { Length: > 0 } given ? given : byDefault;
        if (!asked.Equals(recorded, StringComparison.Ordinal))
        {
            throw new SheetsRequestException($"The recorded sheet has {name}={recorded} only, not {asked}.");
        }
    }

    private static JsonObject Error(int code, string status, string message) =>
        new()
        {
            ["error"] = new JsonObject
            {
                ["code"] = code,
                ["message"] = message,
                ["status"] = status,
            },
        };

    private static Task WriteAsync(HttpContext context, int statusCode, JsonNode body)
    {
        context.Response.StatusCode = statusCode;
        context.Response.ContentType = "application/json; charset=UTF-8";
        return context.Response.WriteAsync(body.ToJsonString(), context.RequestAborted);
    }
}
