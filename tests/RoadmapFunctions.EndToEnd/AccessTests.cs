using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using AngleSharp.Html.Parser;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Functions;
using Xunit;

namespace RoadmapFunctions.EndToEnd;

/// <summary>Who gets in, through the real worker, on the day before the deadline.</summary>
public sealed class AccessTests(AccessTests.App app) : IClassFixture<AccessTests.App>
{
    private const string Submissions = $"api/campaigns/{App.Campaign}/submissions";

    public static TheoryData<string, string, Callers> Routes { get; } = [.. typeof(GetHealth).Assembly.GetTypes()
        .SelectMany(type => type.GetMethods())
        .Select(method => (Method: method, Trigger: method.GetParameters().Select(parameter => parameter.GetCustomAttributes(typeof(HttpTriggerAttribute), false).Cast<HttpTriggerAttribute>().FirstOrDefault()).FirstOrDefault()))
        .Where(function => function.Trigger is not null)
        .Select(function => new TheoryDataRow<string, string, Callers>(
            function.Trigger!.Methods!.Single(), Filled(function.Trigger.Route!), function.Method.GetCustomAttributes(typeof(AllowAttribute), false).Cast<AllowAttribute>().Single().Callers))];

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task X5_a_stranger_and_the_wrong_caller_are_turned_away_from_every_route_that_is_not_theirs(string method, string route, Callers allowed)
    {
        using var nobody = await SendAsync(method, route, key: null);
        AssertTurnedAway(nobody, route, !allowed.HasFlag(Callers.Unknown));
        using var school = await SendAsync(method, route, await app.KeyOfAsync("school-9"));
        AssertTurnedAway(school, route, !allowed.HasFlag(Callers.School));
        using var form = await SendAsync(method, route, await app.FormKeyAsync());
        AssertTurnedAway(form, route, !allowed.HasFlag(Callers.Form));
        using var wrong = await SendAsync(method, route, "wrong");
        AssertTurnedAway(wrong, route, refused: true);
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task X2_every_answer_forbids_inline_script_framing_and_sniffing_whatever_its_status(string method, string route, Callers allowed)
    {
        _ = allowed;
        foreach (var key in new[] { null, app.Running.Key.Text, "x" })
        {
            using var answer = await SendAsync(method, route, key);
            var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
            Assert.All(
                ["default-src 'none'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"],
                directive => Assert.Contains(directive, policy, StringComparison.Ordinal));
            Assert.Matches("form-action '(self|none)'", policy); // a document has no form at all
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Equal("same-origin", answer.Headers.GetValues("Referrer-Policy").Single());
            Assert.True(route.StartsWith("assets", StringComparison.Ordinal) || answer.Headers.CacheControl!.NoStore, $"{route} may be kept by a browser");
        }
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task X8_a_refusal_of_the_API_is_a_problem_with_a_trace_and_of_a_page_a_page_and_neither_shows_a_stack(string method, string route, Callers allowed)
    {
        _ = allowed;
        using var answer = await SendAsync(method, route.Replace(App.Campaign, "no-such-campaign", StringComparison.Ordinal), app.Running.Key.Text);
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True((int)answer.StatusCode < 500, body);
        Assert.DoesNotContain("   at ", body, StringComparison.Ordinal);
        if ((int)answer.StatusCode >= 400 && route.StartsWith("api", StringComparison.Ordinal))
        {
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
            Assert.NotEmpty((string)JsonNode.Parse(body)!["traceId"]!);
        }
        else if ((int)answer.StatusCode >= 400)
        {
            Assert.Equal("text/html", answer.Content.Headers.ContentType!.MediaType);
            Assert.Contains("<h1>", body, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task X10_another_site_changes_nothing(string method, string route, Callers allowed)
    {
        _ = allowed;
        if (method == "get")
        {
            return;
        }

        foreach (var (header, value) in new[] { ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Site", "same-site"), ("Origin", "https://evil.example"), ("Origin", "null") })
        {
            using var request = Request(method, route, app.Running.Key.Text);
            request.Headers.Add(header, value);
            using var answer = await app.Open.SendAsync(request);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task X10_GET_changes_nothing(string method, string route, Callers allowed)
    {
        _ = allowed;
        if (method != "get")
        {
            return;
        }

        var before = await StateAsync();
        using var answer = await SendAsync(method, route, app.Running.Key.Text);
        Assert.Equal(before, await StateAsync());
    }

    [Fact]
    public async Task X6_a_school_writes_and_reads_its_own_answers_only()
    {
        var (own, other) = (await app.KeyOfAsync("school-1"), await app.KeyOfAsync("school-2"));
        using var written = await PostAsync(Body("school-1", "ready"), own);
        Assert.Equal(HttpStatusCode.Created, written.StatusCode);
        using var foreign = await PostAsync(Body("school-1", "going"), other);
        Assert.Equal(HttpStatusCode.Forbidden, foreign.StatusCode);

        var receipt = written.Headers.Location!.OriginalString.TrimStart('/');
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(receipt, own));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(receipt, other));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(receipt.Replace("api/campaigns/" + App.Campaign, "school/receipts", StringComparison.Ordinal), other));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(receipt.Replace(App.Campaign, "elsewhere", StringComparison.Ordinal), own));
    }

    [Fact]
    public async Task X6_a_link_that_was_replaced_opens_nothing_and_a_cookie_made_of_it_neither()
    {
        var old = await app.KeyOfAsync("school-3");
        using var replaced = await SendAsync("post", $"desk/{App.Campaign}/organizations/school-3/link", app.Running.Key.Text);
        Assert.Equal(HttpStatusCode.SeeOther, replaced.StatusCode);
        using var posted = await PostAsync(Body("school-3", "ready"), old);
        Assert.Equal(HttpStatusCode.Unauthorized, posted.StatusCode);

        using var request = Request("get", "school/receipts/any", key: null);
        request.Headers.Add("Cookie", $"roadmap-school={old}");
        using var answer = await app.Open.SendAsync(request);
        Assert.Equal("/school", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task X6_the_key_of_a_forms_script_takes_over_the_sheet_of_its_campaign_and_learns_the_counts_only()
    {
        var key = await app.FormKeyAsync();
        using var synced = await SendAsync("post", $"api/campaigns/{App.Campaign}/sync", key);
        Assert.Equal(HttpStatusCode.OK, synced.StatusCode);
        Assert.All((await synced.Content.ReadFromJsonAsync<JsonNode>())!.AsObject(), count => Assert.IsType<int>(count.Value!.GetValue<int>()));
        using var neighbour = await SendAsync("post", $"api/campaigns/{App.Neighbour}/sync", key);
        Assert.Equal(HttpStatusCode.NotFound, neighbour.StatusCode);
        using var unknown = await SendAsync("post", "api/campaigns/nowhere/sync", key);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        using var accepting = await SendAsync("post", $"api/campaigns/{App.Campaign}/sync?acceptDisappearance=true", key);
        Assert.Equal(HttpStatusCode.Forbidden, accepting.StatusCode);

        using var cookies = Request("get", $"desk/{App.Campaign}", key: null);
        cookies.Headers.Add("Cookie", $"roadmap-staff={key}; roadmap-school={key}");
        using var desk = await app.Open.SendAsync(cookies);
        Assert.StartsWith("/desk/sign-in", desk.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task X6_a_key_of_a_forms_script_that_was_replaced_opens_nothing_and_the_schools_links_stay()
    {
        var (old, link) = (await app.FormKeyAsync(), await app.KeyOfAsync("school-9"));
        using var replaced = await SendAsync("post", $"desk/{App.Campaign}/sync-key", app.Running.Key.Text);
        Assert.Equal($"/desk/{App.Campaign}/google-form", replaced.Headers.Location!.OriginalString);
        using var refused = await SendAsync("post", $"api/campaigns/{App.Campaign}/sync", old);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        using var good = await SendAsync("post", $"api/campaigns/{App.Campaign}/sync", await app.FormKeyAsync());
        Assert.Equal(HttpStatusCode.OK, good.StatusCode);
        Assert.Equal(link, await app.KeyOfAsync("school-9"));
    }

    [Fact]
    public async Task H10_a_script_that_asks_thirty_times_at_once_is_served_and_slowed_down_and_the_operator_is_not()
    {
        var key = await app.FormKeyAsync(App.Neighbour);
        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(async _ =>
        {
            using var answer = await SendAsync("post", $"api/campaigns/{App.Neighbour}/sync", key);
            return (answer.StatusCode, answer.Headers.RetryAfter?.Delta);
        }));
        Assert.All(answers, answer => Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Accepted or HttpStatusCode.TooManyRequests, answer.StatusCode.ToString()));
        Assert.Contains(answers, answer => answer.StatusCode is HttpStatusCode.OK);
        Assert.All(answers.Where(answer => answer.StatusCode is HttpStatusCode.TooManyRequests), answer => Assert.Equal(TimeSpan.FromSeconds(Flood.FormSeconds), answer.Delta));
        Assert.InRange(answers.Count(answer => answer.StatusCode is HttpStatusCode.TooManyRequests), 10, 18);
        using var operators = await SendAsync("post", $"api/campaigns/{App.Neighbour}/sync", app.Running.Key.Text);
        Assert.Equal(HttpStatusCode.OK, operators.StatusCode);
    }

    [Fact]
    public async Task A_direct_answer_is_kept_also_where_the_sheet_says_the_same()
    {
        var key = await app.KeyOfAsync("school-10");
        using var answer = await PostAsync(Body("school-10", "ready"), key);
        var card = await app.Running.Http.GetStringAsync(new Uri($"desk/{App.Campaign}/organizations/school-10", UriKind.Relative));
        Assert.Equal(2, card.Split("<li class=\"panel\">").Length - 1);
    }

    [Fact]
    public async Task A_respondent_without_a_name_is_nobody()
    {
        using var answer = await PostAsync(Body("school-11", "ready").Replace("]}]}", "]}], \"respondent\": {}}", StringComparison.Ordinal), app.Running.Key.Text);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
    }

    [Fact]
    public async Task A_form_that_was_opened_for_another_school_stores_nothing()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("school", UriKind.Relative))
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["school"] = $"{App.Campaign} school-12", ["token"] = "t", ["options.scheme"] = "ready" }),
        };
        request.Headers.Add("Cookie", $"roadmap-school={await app.KeyOfAsync("school-13")}");
        var before = await StateAsync();
        using var answer = await app.Open.SendAsync(request);
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("другой школы", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(before, await StateAsync());
    }

    [Fact]
    public async Task A_link_of_an_API_file_takes_a_person_to_the_door_and_tells_a_program_what_is_missing()
    {
        using var person = Request("get", $"api/campaigns/{App.Campaign}/summary", key: null);
        person.Headers.Add("Accept", "text/html,application/xhtml+xml");
        using var taken = await app.Open.SendAsync(person);
        Assert.StartsWith("/desk/sign-in?return=", taken.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync($"api/campaigns/{App.Campaign}/summary", "x"));
    }

    [Fact]
    public async Task H2_two_schools_may_use_the_same_idempotency_key()
    {
        using var one = await PostAsync(Body("school-4", "ready"), await app.KeyOfAsync("school-4"), "1");
        using var two = await PostAsync(Body("school-5", "ready"), await app.KeyOfAsync("school-5"), "1");
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (one.StatusCode, two.StatusCode));
    }

    [Fact]
    public async Task H8_what_the_server_decides_cannot_be_sent()
    {
        string[] fields = ["submittedAt", "observedAt", "source", "key", "id", "timeliness", "firstReceivedAt", "SubmittedAt", "__proto__"];
        foreach (var field in fields)
        {
            using var answer = await PostAsync(Body("school-6", "ready").Replace("{\"organization\"", $"{{\"{field}\": \"2020-01-01T00:00:00Z\", \"organization\"", StringComparison.Ordinal), app.Running.Key.Text);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.NotNull((await answer.Content.ReadFromJsonAsync<JsonNode>())!["errors"]![field]);
        }
    }

    [Fact]
    public async Task H9_an_answer_that_is_sent_again_changes_nothing()
    {
        var key = await app.KeyOfAsync("school-7");
        using var first = await PostAsync(Body("school-7", "ready"), key);
        var before = await StateAsync();
        using var again = await PostAsync(Body("school-7", "ready"), key);
        Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
        Assert.Equal(before, await StateAsync());
    }

    [Fact]
    public async Task H10_a_school_that_floods_gets_429_while_forty_others_behind_the_same_address_get_in()
    {
        var noisy = await app.KeyOfAsync("school-8");
        var statuses = await Task.WhenAll(Enumerable.Range(0, 150).Select(async number =>
        {
            using var answer = await PostAsync(Body("school-8", number % 2 == 0 ? "ready" : "going"), noisy);
            return (answer.StatusCode, answer.Headers.RetryAfter);
        }));
        Assert.All(statuses, status => Assert.True(status.StatusCode is HttpStatusCode.Created or HttpStatusCode.TooManyRequests));
        Assert.All(statuses.Where(status => status.StatusCode is HttpStatusCode.TooManyRequests), status => Assert.NotNull(status.RetryAfter));
        Assert.Contains(statuses, status => status.StatusCode is HttpStatusCode.TooManyRequests);

        var others = await Task.WhenAll(Enumerable.Range(20, 40).Select(async school =>
        {
            using var answer = await PostAsync(Body($"school-{school}", "ready"), await app.KeyOfAsync($"school-{school}"));
            return answer.StatusCode;
        }));
        Assert.All(others, status => Assert.Equal(HttpStatusCode.Created, status));
    }

    [Fact]
    public async Task H10_wrong_keys_from_one_address_are_stopped_and_a_good_one_from_there_is_not()
    {
        using var client = app.From("127.0.99.9");
        var statuses = await Task.WhenAll(Enumerable.Range(0, 80).Select(async _ =>
        {
            using var request = Request("get", "api/campaigns", "wrong");
            using var answer = await client.SendAsync(request);
            return answer.StatusCode;
        }));
        Assert.Contains(HttpStatusCode.Unauthorized, statuses);
        Assert.Contains(HttpStatusCode.TooManyRequests, statuses);
        using var good = Request("get", "api/campaigns", app.Running.Key.Text);
        using var let = await client.SendAsync(good);
        Assert.Equal(HttpStatusCode.OK, let.StatusCode);
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    [InlineData("TRACE")]
    [InlineData("OPTIONS")]
    public async Task Other_verbs_find_nothing(string method)
    {
        using var request = Request(method, Submissions, app.Running.Key.Text);
        using var answer = await app.Open.SendAsync(request);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
    }

    private static void AssertTurnedAway(HttpResponseMessage answer, string route, bool refused)
    {
        var away = answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.TooManyRequests
            || (answer.StatusCode is HttpStatusCode.SeeOther && answer.Headers.Location!.OriginalString is var door && (door is "/school" or "/school?ended" || door.StartsWith("/desk/sign-in", StringComparison.Ordinal)));
        // These two take whoever is known to their place.
        Assert.True(away == refused || route is "sign-out" or "", $"{route}: {answer.StatusCode} {answer.Headers.Location}");
    }

    private static string Filled(string route) => route
        .Replace("{nothing:maxlength(0)?}", string.Empty, StringComparison.Ordinal)
        .Replace("{activity}", "scheme", StringComparison.Ordinal)
        .Replace("{campaign}", App.Campaign, StringComparison.Ordinal)
        .Replace("{organization}", "school-9", StringComparison.Ordinal)
        .Replace("{number:int}", "1", StringComparison.Ordinal)
        .Replace("{name}", route.StartsWith("assets", StringComparison.Ordinal) ? "site.css" : "report.docx", StringComparison.Ordinal)
        .Replace("{key}", "0123", StringComparison.Ordinal)
        .Replace("{id}", "school-9_1_2", StringComparison.Ordinal);

    private static string Body(string school, string option) => $$"""{"organization": "{{school}}", "answers": [{"activity": "scheme", "options": ["{{option}}"]}]}""";

    private static HttpRequestMessage Request(string method, string route, string? key)
    {
        var request = new HttpRequestMessage(new HttpMethod(method.ToUpperInvariant()), new Uri(route, UriKind.Relative));
        request.Headers.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);
        if (method == "post")
        {
            request.Content = new StringContent(string.Empty, Encoding.UTF8, route.StartsWith("api", StringComparison.Ordinal) ? "application/json" : "application/x-www-form-urlencoded");
        }

        return request;
    }

    private async Task<HttpResponseMessage> SendAsync(string method, string route, string? key)
    {
        using var request = Request(method, route, key);
        using var client = app.From($"127.0.{route.Length}.{(int)method[0] % 100}"); // wrong keys are counted by address
        return await client.SendAsync(request);
    }

    private async Task<HttpResponseMessage> PostAsync(string body, string key, string? idempotencyKey = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Submissions, UriKind.Relative)) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        if (idempotencyKey is not null)
        {
            request.Headers.Add("Idempotency-Key", idempotencyKey);
        }

        return await app.Open.SendAsync(request);
    }

    private async Task<HttpStatusCode> StatusAsync(string route, string key)
    {
        using var answer = await SendAsync("get", route, key);
        return answer.StatusCode;
    }

    private async Task<string> StateAsync() =>
        (await app.Running.GetAsync($"api/campaigns/{App.Campaign}/progress")).ToJsonString() + (await app.Running.GetAsync($"api/campaigns/{App.Campaign}/editions")).ToJsonString()
        + await app.KeyOfAsync("school-9");

    public sealed class App(AzuriteFixture azurite) : IAsyncLifetime
    {
        public const string Campaign = "access";
        public const string Neighbour = "access-neighbour";

        private RecordedSheetFile sheet = null!;

        public RunningApp Running { get; } = new(azurite);

        /// <summary>Nobody yet: it carries no key, keeps no cookie and follows no redirection.</summary>
        public HttpClient Open { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            var campaign = SmallCampaign.WithSchools(60) with { Id = Campaign };
            sheet = new RecordedSheetFile(campaign).Write([["2021-01-28 12:00:00", "Школа № 10", "Разработана"], ["2021-01-28 12:00:00", "Школа № 99", "Разработана"]]);
            await Running.StartAsync(sheet.Path, [campaign, campaign with { Id = Neighbour }], new DateTimeOffset(2021, 1, 29, 10, 0, 0, TimeSpan.FromHours(7)));
            Open = From("127.0.0.1");
            await Running.PostAsync($"api/campaigns/{Campaign}/sync");
        }

        /// <param name="address">The caller's; all of 127.0.0.0/8 is this machine.</param>
        public HttpClient From(string address) => new(new SocketsHttpHandler
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
        })
        { BaseAddress = Running.Host.BaseAddress };

        /// <returns>The key of the school's personal link, as the operator sees it.</returns>
        public async Task<string> KeyOfAsync(string organization) => (await ShownAsync($"{Campaign}/organizations/{organization}"))[0].Split('#')[1];

        /// <returns>The key of the script behind the form, as the operator sees it.</returns>
        public async Task<string> FormKeyAsync(string campaign = Campaign) => (await ShownAsync($"{campaign}/google-form"))[1];

        private async Task<string[]> ShownAsync(string page) =>
            [.. (await new HtmlParser().ParseDocumentAsync(await Running.Http.GetStringAsync(new Uri($"desk/{page}", UriKind.Relative)))).QuerySelectorAll("code.link").Select(code => code.TextContent)];

        public async ValueTask DisposeAsync()
        {
            Open.Dispose();
            sheet.Dispose();
            await Running.DisposeAsync();
        }
    }
}
