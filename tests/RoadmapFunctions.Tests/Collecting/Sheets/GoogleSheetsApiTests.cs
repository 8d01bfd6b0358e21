using System.Net;
using System.Text;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using RoadmapFunctions.Collecting.Sheets;
using Xunit;

namespace RoadmapFunctions.Tests.Collecting.Sheets;

/// <summary>Whatever Google answers is a range or a sentence for the operator.</summary>
public sealed class GoogleSheetsApiTests
{
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2021, 1, 29, 3, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData("""{"valueRanges":[{"range":"'A'!A1","values":[null,["x"]]}]}""", "Ответ Google не читается")]
    [InlineData("""{"valueRanges":[null]}""", "Ответ Google не читается")]
    [InlineData("""{"valueRanges":[{"values":[["x"]]}]}""", "Ответ Google не читается")]
    [InlineData("""{"valueRanges":[{"range":"'A'!A1","values":[["x" """, "Ответ Google не читается")]
    [InlineData("null", "Ответ Google не читается")]
    [InlineData("[]", "Ответ Google не читается")]
    [InlineData("{}", "Google ответил не на те диапазоны: просили 1")]
    public async Task A_broken_answer_is_a_sentence(string body, string sentence) =>
        Assert.StartsWith(sentence, (await FaultAsync(Json(body))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_page_of_the_network_is_told_from_data() =>
        Assert.StartsWith(
            "Вместо данных таблицы пришла веб-страница",
            (await FaultAsync(new(HttpStatusCode.OK) { Content = new StringContent("<html>", Encoding.UTF8, "text/html") })).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public async Task A_redirect_is_not_followed() =>
        Assert.StartsWith(
            "Вместо данных таблицы запрос отправлен на другой адрес (302)",
            (await FaultAsync(new(HttpStatusCode.Redirect))).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public async Task A_body_larger_than_agreed_is_not_read() =>
        Assert.StartsWith(
            "Ответ Google больше 1 МБ",
            (await FaultAsync(Json(new string(' ', 2 * 1024 * 1024)))).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public async Task A_body_that_stalls_ends_with_the_request()
    {
        var reading = FaultAsync(new(HttpStatusCode.OK) { Content = new StreamContent(new StalledStream()) });
        while (!reading.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(10));
            await Task.Yield();
        }

        Assert.StartsWith("Google не ответил вовремя", (await reading).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("3600", 60)]
    [InlineData("Fri, 29 Jan 2021 05:00:00 GMT", 120)]
    [InlineData("999999999", 24 * 60)] // no header ends the syncs for good
    [InlineData("5", null)] // over before the next run
    [InlineData("Fri, 29 Jan 2021 01:00:00 GMT", null)]
    public async Task A_wait_that_Google_asks_for_is_kept(string retryAfter, int? minutes)
    {
        using var answer = new HttpResponseMessage(HttpStatusCode.TooManyRequests);
        answer.Headers.Add("Retry-After", retryAfter);
        Assert.Equal(minutes is { } wait ? time.GetUtcNow().AddMinutes(wait) : null, (await FaultAsync(answer)).RetryAt);
    }

    private static HttpResponseMessage Json(string body) =>
        new(HttpStatusCode.OK) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    private async Task<SheetUnavailableException> FaultAsync(HttpResponseMessage answer)
    {
        using var http = new HttpClient(new Answering(answer))
        {
            BaseAddress = new("https://sheets.example/"),
            Timeout = Timeout.InfiniteTimeSpan,
        };
        var options = Options.Create(new GoogleSheetsOptions { LargestAnswer = 1024 * 1024 });
        using var quota = new GoogleQuota(new OwnReads(options, time), time);
        var api = new GoogleSheetsApi(http, quota, options, time);
        return await Assert.ThrowsAsync<SheetUnavailableException>(() =>
            api.GetRangesAsync("id", ["'A'!A1"], TestContext.Current.CancellationToken)
        );
    }

    private sealed class Answering(HttpResponseMessage answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(answer);
    }

    /// <summary>Headers and half a body, and then nothing.</summary>
    private sealed class StalledStream : MemoryStream
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            return 0;
        }
    }
}
