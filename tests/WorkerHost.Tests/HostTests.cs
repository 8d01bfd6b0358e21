using System.Text;
using Xunit;

namespace WorkerHost.Tests;

/// <summary>What the real host does, seen on a real worker.</summary>
public sealed class HostTests(HostTests.Fixture fixture) : IClassFixture<HostTests.Fixture>
{
    private readonly RunningSample sample = fixture.Sample;

    [Theory]
    [InlineData("GET", "items/special", "200 GET any special")] // AnyItem stands before SpecialItem
    [InlineData("GET", "ITEMS/Special", "200 GET any Special")]
    [InlineData("DELETE", "items/special", "200 DELETE special")] // a method is a part of the match
    [InlineData("PUT", "items/special", "404 ")]
    [InlineData("GET", "nowhere", "404 ")]
    [InlineData("GET", "", "204 ")]
    [InlineData("HEAD", "", "204 ")]
    [InlineData("POST", "", "204 ")]
    [InlineData("PUT", "", "204 ")]
    [InlineData("GET", "throw", "500 ")]
    public async Task A_request_goes_to_the_first_function_by_name_that_matches(string method, string route, string expected) =>
        Assert.Equal(expected, await sample.SendAsync(method, route));

    [Theory]
    [InlineData("GET", "nowhere", "example")]
    [InlineData("GET", "throw", "")]
    [InlineData("GET", "admin/functions", "")]
    [InlineData("GET", "items/5", "evil.example")]
    public async Task An_answer_of_the_host_itself_may_not_be_framed_sniffed_or_kept(string method, string route, string host)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(route, UriKind.Relative));
        request.Headers.Host = host.Length > 0 ? host : null;
        using var answer = await sample.Http.SendAsync(request);
        Assert.True((int)answer.StatusCode >= 400);
        Assert.Contains("frame-ancestors 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Theory]
    [InlineData("echo/a?colour=red", null, "200 POST a red ")]
    [InlineData("echo/a?Name=b&COLOUR=red", null, "200 POST a red ")]
    [InlineData("echo/a", """{ "colour": "red", "size": 5, "extra": [1] }""", "200 POST a red 5")]
    [InlineData("echo/a?size=6", """{ "Name": "b", "Size": 5 }""", "200 POST a  6")]
    [InlineData("echo/a?code=1", """[ "colour" ]""", "200 POST a  ")]
    [InlineData("echo/a", "colour=red", "200 POST a  ")]
    [InlineData("echo/a", """{ "colour": "\ud800", "size": 5 }""", "200 POST a  ")] // half a character is no text
    public async Task Parameters_are_offered_the_route_the_query_and_the_top_of_a_json_body_in_this_order(
        string route,
        string? body,
        string expected
    )
    {
        using var content = new StringContent(body ?? "", Encoding.UTF8, "text/plain");
        Assert.Equal(expected, await sample.SendAsync("POST", route, content));
    }

    /// <summary>The app hears of the request before such a body has come.</summary>
    [Fact]
    public async Task A_body_larger_than_a_mebibyte_is_not_looked_into()
    {
        using var json = new StringContent($$"""{ "colour": "red", "extra": "{{new string('a', 1024 * 1024)}}" }""");
        Assert.Equal("200 POST a  ", await sample.SendAsync("POST", "echo/a", json));
    }

    [Fact]
    public async Task A_body_that_was_looked_into_arrives_whole()
    {
        using var json = new StringContent("""{ "colour": "red" }   """);
        Assert.Equal("200 22", await sample.SendAsync("POST", "length", json));
        using var large = new ByteArrayContent(new byte[2_000_000]);
        Assert.Equal("200 2000000", await sample.SendAsync("POST", "length", large));
    }

    [Theory]
    [InlineData("POST", "admin/functions/Yearly", 202)]
    [InlineData("POST", "ADMIN/Functions/yearly", 202)]
    [InlineData("POST", "admin/functions/Echo", 404)]
    [InlineData("GET", "admin/functions", 404)]
    public async Task The_administrators_way_is_open_with_the_key_only(string method, string route, int expected)
    {
        Assert.Equal("401 ", await sample.SendAsync(method, route));
        Assert.Equal("401 ", await sample.SendAsync(method, $"{route}?code={sample.Host.AdminKey}", null, ("x-functions-key", "wrong")));
        Assert.Equal($"{expected} ", await sample.SendAsync(method, route, null, ("x-functions-key", sample.Host.AdminKey)));
        Assert.Equal($"{expected} ", await sample.SendAsync(method, $"{route}?code={sample.Host.AdminKey}"));
    }

    [Fact]
    public async Task A_request_with_its_own_invocation_id_fails_with_500() =>
        Assert.Equal("500 ", await sample.SendAsync("GET", "items/5", null, ("x-ms-invocation-id", "mine")));

    [Theory]
    [InlineData("Host", "evil.example")]
    [InlineData("Host", "127.0.0.1.evil.example")]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "http://localhost.evil.example")]
    [InlineData("Origin", "http://localhost:1")] // a page of another server on this machine
    [InlineData("Origin", "null")]
    public async Task What_a_page_from_elsewhere_sends_is_refused(string header, string value)
    {
        Assert.StartsWith("403 ", await sample.SendAsync("GET", "items/5", null, (header, value)), StringComparison.Ordinal);
        Assert.StartsWith(
            "403 ",
            await sample.SendAsync("POST", "admin/functions/Yearly", null, (header, value), ("x-functions-key", sample.Host.AdminKey)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_page_of_the_app_may_ask_under_either_name_of_this_machine()
    {
        var port = sample.Host.BaseAddress.Port;
        Assert.Equal("200 GET any 5", await sample.SendAsync("GET", "items/5", null, ("Origin", $"http://127.0.0.1:{port}")));
        Assert.Equal(
            "200 GET any 5",
            await sample.SendAsync("GET", "items/5", null, ("Host", $"localhost:{port}"), ("Origin", $"http://localhost:{port}"))
        );
    }

    public sealed class Fixture : IAsyncLifetime
    {
        internal RunningSample Sample { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Sample = await RunningSample.StartAsync();

        public ValueTask DisposeAsync() => Sample.DisposeAsync();
    }
}
