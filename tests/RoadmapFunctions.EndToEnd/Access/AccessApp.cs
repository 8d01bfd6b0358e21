using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using AngleSharp.Html.Parser;
using RoadmapFunctions.Campaigns;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Access;

/// <summary>
/// One running app for all tests of access, on the day before the deadline. Its storage is its own: every route is asked, and that of the
/// backups reads all of it.
/// </summary>
[CollectionDefinition(nameof(AccessApp))]
public sealed class AccessApp : IAsyncLifetime, ICollectionFixture<AccessApp>
{
    public const string Campaign = "access";
    public const string Neighbour = "access-neighbour";
    public const string Submissions = $"api/campaigns/{Campaign}/submissions";

    private readonly AzuriteFixture azurite = new();
    private RecordedSheetFile sheet = null!;

    public AccessApp() => Running = new RunningApp(azurite);

    public RunningApp Running { get; }

    /// <summary>Nobody yet: it carries no key, keeps no cookie and follows no redirection.</summary>
    public HttpClient Open { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await azurite.InitializeAsync();
        var campaign = SmallCampaign.WithSchools(400) with { Id = Campaign, Confirmation = AnswerConfirmation.Head };
        sheet = new RecordedSheetFile(campaign).Write([
            ["2021-01-28 12:00:00", "Школа № 10", "Разработана"],
            ["2021-01-28 12:00:00", "Школа № 99", "Разработана"],
        ]);
        await Running.StartAsync(
            sheet.Path,
            [campaign, campaign with { Id = Neighbour }],
            new DateTimeOffset(2021, 1, 29, 10, 0, 0, TimeSpan.FromHours(7))
        );
        Open = From("127.0.0.1");
        await Running.PostAsync($"api/campaigns/{Campaign}/sync");
        await Running.PostAsync($"api/campaigns/{Neighbour}/sync"); // a campaign whose sheet was never read is not in health
    }

    /// <param name="address">The caller's; all of 127.0.0.0/8 is this machine.</param>
    public HttpClient From(string address) =>
        new(
            new SocketsHttpHandler
            {
                UseCookies = false,
                AllowAutoRedirect = false,
                ConnectCallback = async (context, cancellationToken) =>
                {
                    var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                    socket.Bind(new IPEndPoint(IPAddress.Parse(address), 0));
                    await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port, cancellationToken);
                    return new NetworkStream(socket, ownsSocket: true);
                },
            }
        )
        {
            BaseAddress = Running.Host.BaseAddress,
        };

    /// <returns>The key of the school's personal link, as the operator sees it.</returns>
    public async Task<string> KeyOfAsync(string organization) =>
        (await ShownAsync($"{Campaign}/organizations/{organization}"))[0].Split('#')[1];

    /// <returns>The key of the second link, for the school's head, as the operator sees it.</returns>
    public async Task<string> HeadKeyAsync(string organization, string campaign = Campaign) =>
        (await ShownAsync($"{campaign}/organizations/{organization}"))[1].Split('#')[1];

    /// <returns>The key of the script behind the form, as the operator sees it.</returns>
    public async Task<string> FormKeyAsync(string campaign = Campaign) => (await ShownAsync($"{campaign}/google-form"))[1];

    public static string Body(string school, string option) =>
        $$"""{"organization": "{{school}}", "answers": [{"activity": "scheme", "options": ["{{option}}"]}]}""";

    public static HttpRequestMessage Request(string method, string route, string? key)
    {
        var request = new HttpRequestMessage(new HttpMethod(method.ToUpperInvariant()), new Uri(route, UriKind.Relative));
        request.Headers.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);
        if (method == "post")
        {
            request.Content = new StringContent(
                string.Empty,
                Encoding.UTF8,
                route.StartsWith("api", StringComparison.Ordinal) ? "application/json" : "application/x-www-form-urlencoded"
            );
        }

        return request;
    }

    public async Task<HttpResponseMessage> SendAsync(string method, string route, string? key)
    {
        using var request = Request(method, route, key);
        using var client = From($"127.0.{route.Length}.{(int)method[0] % 100}"); // wrong keys are counted by address
        return await client.SendAsync(request);
    }

    public async Task<HttpResponseMessage> PostAsync(string body, string key, string? idempotencyKey = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Submissions, UriKind.Relative))
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        if (idempotencyKey is not null)
        {
            request.Headers.Add("Idempotency-Key", idempotencyKey);
        }

        return await Open.SendAsync(request);
    }

    public async Task<HttpStatusCode> StatusAsync(string route, string key)
    {
        using var answer = await SendAsync("get", route, key);
        return answer.StatusCode;
    }

    /// <returns>All that a test must not have changed.</returns>
    public async Task<string> StateAsync() =>
        (await Running.GetAsync($"api/campaigns/{Campaign}/progress")).ToJsonString()
        + (await Running.GetAsync($"api/campaigns/{Campaign}/editions")).ToJsonString()
        + await KeyOfAsync("school-9");

    /// <returns>The key of a reader's link, and whose it is.</returns>
    public Task<(string Key, string Id)> AddReaderAsync(string name, string campaign = Campaign) =>
        AddPersonAsync(campaign, ("role", "reader"), ("name", name), ("until", "2021-12-31"));

    public Task<(string Key, string Id)> AddOperatorAsync(string name) => AddPersonAsync(Campaign, ("role", "operator"), ("name", name));

    /// <param name="action">«replace» or «revoke».</param>
    public async Task ChangeAsync(string person, string action)
    {
        var revision = await RevisionAsync(person);
        using var answer = await PostFormAsync($"desk/campaigns/{Campaign}/people/{person}", ("action", action), ("revision", revision));
        Assert.True((int)answer.StatusCode < 400, $"{answer.StatusCode}");
    }

    /// <returns>Of the person as the page shows it now.</returns>
    public async Task<string> RevisionAsync(string person)
    {
        var page = await Running.Http.GetStringAsync(new Uri($"desk/campaigns/{Campaign}/people", UriKind.Relative));
        return (await new HtmlParser().ParseDocumentAsync(page))
            .QuerySelector($"form[action$='people/{person}'] input[name=revision]")!
            .GetAttribute("value")!;
    }

    public async Task<HttpResponseMessage> PostFormAsync(string route, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(route, UriKind.Relative)) { Content = form };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Running.Key.Text);
        return await Open.SendAsync(request);
    }

    /// <returns>The whole journal as CSV.</returns>
    public Task<string> JournalAsync() =>
        Running.Http.GetStringAsync(new Uri($"desk/campaigns/{Campaign}/journal/journal.csv", UriKind.Relative));

    public Task EnsureEditionAsync() => Running.PostAsync($"api/campaigns/{Campaign}/editions");

    private async Task<(string Key, string Id)> AddPersonAsync(string campaign, params (string Name, string Value)[] fields)
    {
        using var answer = await PostFormAsync($"desk/campaigns/{campaign}/people", fields);
        var page = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
        Assert.True(answer.StatusCode == HttpStatusCode.OK, page.QuerySelector("[role=alert]")?.TextContent ?? $"{answer.StatusCode}");
        var key = page.QuerySelector("code.link")!.TextContent.Split('#')[^1];
        return (key, key.Split('.')[0]);
    }

    public async ValueTask DisposeAsync()
    {
        Open.Dispose();
        sheet.Dispose();
        await Running.DisposeAsync();
        await azurite.DisposeAsync();
    }

    private async Task<string[]> ShownAsync(string page) =>
        [
            .. (
                await new HtmlParser().ParseDocumentAsync(
                    await Running.Http.GetStringAsync(new Uri($"desk/campaigns/{page}", UriKind.Relative))
                )
            )
                .QuerySelectorAll("code.link")
                .Select(code => code.TextContent),
        ];
}
