using System.Net;
using System.Text;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Access;

/// <summary>The link of the Committee and the Department: what it opens, by every way in, and what ends it.</summary>
[Collection(nameof(AccessApp))]
public sealed class ReaderTests(AccessApp app)
{
    private const string Summary = $"api/campaigns/{AccessApp.Campaign}/summary?format=csv";

    [Fact]
    public async Task A_client_that_sends_the_readers_key_as_a_password_gets_the_summary()
    {
        var link = await app.AddReaderAsync("Комитет по образованию");
        await app.EnsureEditionAsync();
        using var handler = new SocketsHttpHandler { Credentials = new NetworkCredential("комитет", link.Key) };
        using var client = new HttpClient(handler) { BaseAddress = app.Running.Host.BaseAddress };
        using var summary = await client.GetAsync(new Uri(Summary, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, summary.StatusCode);
        Assert.Equal("text/csv", summary.Content.Headers.ContentType!.MediaType);

        using var wrong = new HttpClient(new SocketsHttpHandler { Credentials = new NetworkCredential("комитет", "не тот") });
        using var refused = await wrong.GetAsync(new Uri(app.Running.Host.BaseAddress, Summary));
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Contains("Скачан файл издания", await app.JournalAsync(), StringComparison.Ordinal);
        Assert.Contains("Комитет по образованию (читатель);Скачан файл издания", await app.JournalAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_401_offers_a_password_where_a_reader_may_read_and_nowhere_else()
    {
        using var reading = await app.SendAsync("get", Summary, key: null);
        Assert.Equal(["Bearer", "Basic"], reading.Headers.WwwAuthenticate.Select(way => way.Scheme));
        using var other = await app.SendAsync("get", $"api/campaigns/{AccessApp.Campaign}/progress", key: null);
        Assert.Equal(["Bearer"], other.Headers.WwwAuthenticate.Select(way => way.Scheme));
        using var open = await app.SendAsync("get", "api/health/ready", "wrong");
        Assert.Equal(["Bearer"], open.Headers.WwwAuthenticate.Select(way => way.Scheme));
    }

    [Fact]
    public async Task A_password_opens_nothing_but_what_a_reader_reads_though_it_be_the_operators_key()
    {
        var link = await app.AddReaderAsync("Комитет");
        await app.EnsureEditionAsync();
        foreach (
            var (route, password, expected) in new[]
            {
                (Summary, link.Key, HttpStatusCode.OK),
                ("api/campaigns", link.Key, HttpStatusCode.Unauthorized),
                (Summary, app.Running.Key.Text, HttpStatusCode.Unauthorized),
                ("api/campaigns", app.Running.Key.Text, HttpStatusCode.Unauthorized),
                (Summary, await app.KeyOfAsync("school-41"), HttpStatusCode.Unauthorized),
            }
        )
        {
            Assert.Equal(expected, await BasicAsync(route, Convert.ToBase64String(Encoding.UTF8.GetBytes($"любое имя:{password}"))));
        }

        Assert.Equal(HttpStatusCode.Unauthorized, await BasicAsync(Summary, "%not-base64%"));
        Assert.Equal(HttpStatusCode.Unauthorized, await BasicAsync(Summary, string.Empty));
    }

    [Fact]
    public async Task A_link_is_exchanged_for_a_cookie_that_opens_the_readers_page_and_an_edition()
    {
        var link = await app.AddReaderAsync("Департамент");
        await app.EnsureEditionAsync();
        using var opened = await OpenAsync($"http://somewhere/reader#{link.Key}");
        Assert.Equal("/reader", opened.Headers.Location!.OriginalString);
        var cookie = opened.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        Assert.Contains("Департамент", await PageAsync("reader", cookie), StringComparison.Ordinal);
        var edition = await PageAsync($"desk/campaigns/{AccessApp.Campaign}/editions/1", cookie);
        Assert.Contains("Файлы и их контрольные суммы", edition, StringComparison.Ordinal);
        Assert.DoesNotContain("Карантин", edition, StringComparison.Ordinal);
        Assert.DoesNotContain("Ссылки школ", edition, StringComparison.Ordinal);

        using var wrong = await OpenAsync("не ссылка");
        Assert.Equal(HttpStatusCode.Forbidden, wrong.StatusCode);
        Assert.Contains("Попросите у оператора действующую", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        await app.ChangeAsync(link.Id, "replace");
        using var gone = await GetAsync($"desk/campaigns/{AccessApp.Campaign}/editions/1", cookie);
        Assert.Equal("/reader?ended", gone.Headers.Location!.OriginalString);
    }

    private async Task<HttpStatusCode> BasicAsync(string route, string credentials)
    {
        using var request = AccessApp.Request("get", route, key: null);
        request.Headers.TryAddWithoutValidation("Authorization", $"Basic {credentials}");
        using var client = app.From($"127.44.{credentials.Length % 250}.7");
        using var answer = await client.SendAsync(request);
        return answer.StatusCode;
    }

    private async Task<HttpResponseMessage> OpenAsync(string link)
    {
        using var form = new FormUrlEncodedContent([new("key", link)]);
        return await app.Open.PostAsync(new Uri("reader/session", UriKind.Relative), form);
    }

    private async Task<HttpResponseMessage> GetAsync(string route, string cookie)
    {
        using var request = AccessApp.Request("get", route, key: null);
        request.Headers.Add("Cookie", cookie);
        return await app.Open.SendAsync(request);
    }

    private async Task<string> PageAsync(string route, string cookie)
    {
        using var answer = await GetAsync(route, cookie);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }
}
