using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using RoadmapFunctions.LocalHost.GoogleSheets;
using Xunit;

namespace RoadmapFunctions.LocalHost.Tests.GoogleSheets;

public sealed class SheetsEmulatorTests : IAsyncLifetime
{
    private const string Rendering = "majorDimension=ROWS&valueRenderOption=UNFORMATTED_VALUE&dateTimeRenderOption=SERIAL_NUMBER";
    private readonly string path = Path.GetTempFileName();
    private readonly HttpClient http = new();
    private SheetsEmulator? emulator;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await File.WriteAllTextAsync(path, Recording.Text, Cancellation);
        emulator = await SheetsEmulator.StartAsync(path, NullLoggerFactory.Instance, Cancellation);
        http.BaseAddress = emulator.BaseAddress;
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await emulator!.DisposeAsync();
        File.Delete(path);
    }

    [Fact]
    public async Task The_spreadsheet_is_described_under_any_id()
    {
        var (_, answer) = await GetAsync("v4/spreadsheets/any?fields=properties(timeZone)");

        Assert.True(Recording.SameJson("""{ "properties": { "timeZone": "Asia/Tomsk" } }""", answer));
    }

    [Fact]
    public async Task Several_ranges_are_answered_in_the_order_they_were_asked_for()
    {
        var (_, answer) = await GetAsync($"v4/spreadsheets/any/values:batchGet?ranges=Заметки!B2&ranges='Ответы (1)'!A1&{Rendering}");

        Assert.Equal("any", (string?)answer["spreadsheetId"]);
        Assert.Equal(
            ["'Заметки'!B2", "'Ответы (1)'!A1"],
            answer["valueRanges"]!.AsArray().Select(range => (string?)range!["range"]),
            StringComparer.Ordinal
        );
    }

    [Theory]
    [InlineData("ranges=Нет!A1&" + Rendering, "Unable to parse range: Нет!A1")]
    [InlineData("ranges=B1", "The recorded sheet has valueRenderOption=UNFORMATTED_VALUE only, not FORMATTED_VALUE.")]
    public async Task A_request_that_cannot_be_answered_gets_an_error_of_the_real_shape(string query, string message)
    {
        var (status, answer) = await GetAsync($"v4/spreadsheets/any/values:batchGet?{query}");

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal(message, (string?)answer["error"]!["message"]);
        Assert.Equal("INVALID_ARGUMENT", (string?)answer["error"]!["status"]);
    }

    [Fact]
    public async Task An_edit_of_the_file_is_seen_by_the_next_request_and_a_broken_file_is_an_error()
    {
        await File.WriteAllTextAsync(path, Recording.Text.Replace("позвонить", "готово", StringComparison.Ordinal), Cancellation);
        var (_, edited) = await GetAsync($"v4/spreadsheets/any/values:batchGet?ranges=Заметки!B2&{Rendering}");
        Assert.Equal("готово", (string?)edited["valueRanges"]![0]!["values"]![0]![0]);

        await File.WriteAllTextAsync(path, "{", Cancellation);
        var (status, answer) = await GetAsync("v4/spreadsheets/any");
        Assert.Equal(HttpStatusCode.InternalServerError, status);
        Assert.Equal("INTERNAL", (string?)answer["error"]!["status"]);
    }

    [Fact]
    public async Task A_spreadsheet_without_a_file_is_not_found_as_the_real_service_says_it()
    {
        await using var named = await SheetsEmulator.StartAsync(
            RecordedSheets.Read([new("mine", path)]),
            NullLoggerFactory.Instance,
            Cancellation
        );
        var (found, _) = await GetAsync(new Uri(named.BaseAddress, "v4/spreadsheets/mine").ToString());
        var (status, answer) = await GetAsync(new Uri(named.BaseAddress, "v4/spreadsheets/other").ToString());

        Assert.Equal(HttpStatusCode.OK, found);
        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.Equal("NOT_FOUND", (string?)answer["error"]!["status"]);
    }

    private async Task<(HttpStatusCode Status, JsonNode Answer)> GetAsync(string address)
    {
        using var answer = await http.GetAsync(new Uri(address, UriKind.RelativeOrAbsolute), Cancellation);
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancellation))!);
    }
}
