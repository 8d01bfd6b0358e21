using System.Net;
using Microsoft.Net.Http.Headers;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Access;

/// <summary>The sessions of a browser, on a laptop and behind https.</summary>
[Collection(nameof(AccessApp))]
public sealed class CookieTests(AccessApp app)
{
    private const string Public = "roadmap.example";
    private const string Laptop = "localhost";

    [Theory]
    [InlineData(Public, "__Host-roadmap-staff", true)]
    [InlineData(Laptop, "roadmap-staff", false)]
    public async Task The_operators_session_is_bound_to_its_host_where_there_is_https(string host, string name, bool secure)
    {
        var cookie = await SetByAsync(host, "desk/sign-in", app.Running.Key.Text);
        AssertBound(cookie, name, secure);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(host, $"desk/campaigns/{AccessApp.Campaign}", $"{name}={cookie.Value}"));
    }

    [Theory]
    [InlineData(Public, "__Host-roadmap-school", true)]
    [InlineData(Laptop, "roadmap-school", false)]
    public async Task A_schools_session_is_bound_to_its_host_where_there_is_https(string host, string name, bool secure)
    {
        var cookie = await SetByAsync(host, "school/session", await app.KeyOfAsync("school-14"));
        AssertBound(cookie, name, secure);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(host, "school/receipts/any", $"{name}={cookie.Value}"));
    }

    [Fact]
    public async Task What_a_neighbour_under_the_same_domain_plants_is_not_looked_at()
    {
        var staff = await SetByAsync(Public, "desk/sign-in", app.Running.Key.Text);
        var planted = $"roadmap-staff={staff.Value}; roadmap-school={await app.KeyOfAsync("school-14")}";
        Assert.Equal(HttpStatusCode.SeeOther, await StatusAsync(Public, $"desk/campaigns/{AccessApp.Campaign}", planted));
        Assert.Equal(HttpStatusCode.SeeOther, await StatusAsync(Public, "school/receipts/any", planted));
    }

    [Fact]
    public async Task Signing_out_takes_the_sessions_away()
    {
        using var request = To(Public, "sign-out", []);
        using var answer = await app.Open.SendAsync(request);
        var gone = SetCookieHeaderValue.ParseList([.. answer.Headers.GetValues("Set-Cookie")]);
        Assert.Equal(
            ["__Host-roadmap-staff", "__Host-roadmap-school", "__Host-roadmap-reader", "__Host-roadmap-head"],
            gone.Select(cookie => cookie.Name.Value)
        );
        Assert.All(gone, cookie => Assert.True(cookie.Secure && cookie.Expires < DateTimeOffset.UnixEpoch.AddDays(1)));
        Assert.Equal("\"cache\", \"storage\"", answer.Headers.GetValues("Clear-Site-Data").Single());
    }

    [Theory]
    [InlineData("school/session", "roadmap-school")]
    [InlineData("head/session", "roadmap-head")]
    [InlineData("reader/session", "roadmap-reader")]
    [InlineData("desk/sign-in", "roadmap-staff")]
    public async Task A_link_of_somebody_else_opens_only_after_a_question_where_somebody_works_already(string door, string name)
    {
        var (mine, theirs) = door switch
        {
            "school/session" => (await app.KeyOfAsync("school-21"), await app.KeyOfAsync("school-22")),
            "head/session" => (await app.HeadKeyAsync("school-21"), await app.HeadKeyAsync("school-21", AccessApp.Neighbour)),
            "reader/session" => ((await app.AddReaderAsync("Комитет 1")).Key, (await app.AddReaderAsync("Комитет 2")).Key),
            _ => (app.Running.Key.Text, (await app.AddOperatorAsync("Иванова")).Key),
        };
        var session = $"{name}={(await SetByAsync(Laptop, door, mine)).Value}";
        Assert.Equal((HttpStatusCode.SeeOther, true), await OpenAsync(mine));
        Assert.Equal((HttpStatusCode.OK, false), await OpenAsync(theirs));
        Assert.Equal((HttpStatusCode.SeeOther, true), await OpenAsync(theirs, "yes"));
        session = $"{name}=of.nobody.any.more";
        Assert.Equal((HttpStatusCode.SeeOther, true), await OpenAsync(theirs));

        async Task<(HttpStatusCode Status, bool LetsIn)> OpenAsync(string key, string? leave = null)
        {
            using var request = To(Laptop, door, leave is null ? new() { ["key"] = key } : new() { ["key"] = key, ["leave"] = leave });
            request.Headers.Add("Cookie", session);
            using var answer = await app.Open.SendAsync(request);
            if (!answer.Headers.TryGetValues("Set-Cookie", out var set))
            {
                return (answer.StatusCode, false);
            }

            session = $"{name}={SetCookieHeaderValue.Parse(set.Single()).Value}";
            return (answer.StatusCode, true);
        }
    }

    [Fact]
    public async Task A_new_sign_in_ends_the_session_that_the_browser_had_before()
    {
        var before = $"roadmap-staff={(await SetByAsync(Laptop, "desk/sign-in", app.Running.Key.Text)).Value}";
        var page = $"desk/campaigns/{AccessApp.Campaign}";
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(Laptop, page, before));
        var other = (await app.AddOperatorAsync("Сменщица")).Key;
        using var request = To(Laptop, "desk/sign-in", new() { ["key"] = other, ["leave"] = "yes" });
        request.Headers.Add("Cookie", before);
        using var answer = await app.Open.SendAsync(request);
        Assert.True(answer.Headers.Contains("Set-Cookie"));
        Assert.Equal(HttpStatusCode.SeeOther, await StatusAsync(Laptop, page, before));
    }

    [Fact]
    public async Task A_school_is_forgotten_with_its_browser_unless_it_says_that_the_computer_is_its_own()
    {
        var cookie = await SetByAsync(Laptop, "school/session", await app.KeyOfAsync("school-14"));
        Assert.Equal((null, null), (cookie.MaxAge, cookie.Expires));
        using var request = To(Laptop, "school/session", new() { ["remember"] = "yes" });
        request.Headers.Add("Cookie", $"{cookie.Name}={cookie.Value}");
        using var answer = await app.Open.SendAsync(request);
        Assert.Equal("/school?remember", answer.Headers.Location!.OriginalString);
        var kept = SetCookieHeaderValue.Parse(Assert.Single(answer.Headers.GetValues("Set-Cookie")));
        Assert.Equal((TimeSpan.FromDays(7), cookie.Value.Value), (kept.MaxAge, kept.Value.Value));
    }

    [Theory]
    [InlineData("desk/sign-in")]
    [InlineData("school/session")]
    [InlineData("head/session")]
    [InlineData("reader/session")]
    public async Task A_door_takes_no_more_than_64_KiB(string door)
    {
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await SendAsync(64 * 1024));
        Assert.Equal(HttpStatusCode.Forbidden, await SendAsync(60 * 1024));

        async Task<HttpStatusCode> SendAsync(int length)
        {
            using var request = To(Laptop, door, new() { ["key"] = new('a', length) });
            using var client = app.From("127.81.0.1"); // wrong keys are counted by address
            using var answer = await client.SendAsync(request);
            return answer.StatusCode;
        }
    }

    /// <summary>Something before the host ends TLS, so the worker itself is called over http.</summary>
    [Theory]
    [InlineData(Public, "max-age=31536000", "https://roadmap.example/school#")]
    [InlineData(Laptop, null, "http://localhost/school#")]
    public async Task Where_there_is_https_browsers_are_told_to_stay_with_it_and_links_begin_with_it(
        string host,
        string? strict,
        string link
    )
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Get,
            new Uri($"desk/campaigns/{AccessApp.Campaign}/organizations/school-14", UriKind.Relative)
        );
        request.Headers.Host = host;
        request.Headers.Authorization = new("Bearer", app.Running.Key.Text);
        using var answer = await app.Open.SendAsync(request);
        Assert.Equal(strict, answer.Headers.TryGetValues("Strict-Transport-Security", out var told) ? told.Single() : null);
        Assert.Contains(link, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    // https://www.rfc-editor.org/rfc/rfc6265bis#section-4.1.3.2: a browser refuses the name without these.
    private static void AssertBound(SetCookieHeaderValue cookie, string name, bool secure)
    {
        Assert.Equal((name, secure, true, "/"), (cookie.Name.Value, cookie.Secure, cookie.HttpOnly, cookie.Path.Value));
        Assert.False(cookie.Domain.HasValue);
    }

    private async Task<SetCookieHeaderValue> SetByAsync(string host, string route, string key)
    {
        using var request = To(host, route, new() { ["key"] = key });
        using var answer = await app.Open.SendAsync(request);
        return SetCookieHeaderValue.Parse(Assert.Single(answer.Headers.GetValues("Set-Cookie")));
    }

    private async Task<HttpStatusCode> StatusAsync(string host, string route, string cookies)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(route, UriKind.Relative));
        request.Headers.Host = host;
        request.Headers.Add("Cookie", cookies);
        using var answer = await app.Open.SendAsync(request);
        return answer.StatusCode;
    }

    private static HttpRequestMessage To(string host, string route, Dictionary<string, string> form)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(route, UriKind.Relative))
        {
            Content = new FormUrlEncodedContent(form),
        };
        request.Headers.Host = host;
        return request;
    }
}
