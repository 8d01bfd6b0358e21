using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using WorkerHost.Http;
using Xunit;

namespace WorkerHost.Tests;

/// <summary>Limits and failures, with smaller limits where the real ones are long.</summary>
public static class HostRulesTests
{
    [Fact]
    public static void The_limits_are_those_of_the_real_host()
    {
        Assert.Equal(104_857_600, HostRules.Default.LargestBody);
        Assert.Equal(TimeSpan.FromSeconds(240), HostRules.Default.LongestSilence);
        Assert.Equal(RouteOrder.ByName, HostRules.Default.RouteOrder);
    }

    [Fact]
    public static async Task In_the_opposite_order_the_other_function_takes_the_request()
    {
        await using var sample = await RunningSample.StartAsync(new HostRules { RouteOrder = RouteOrder.ByNameReversed });
        Assert.Equal("200 GET special", await sample.SendAsync("GET", "items/special"));
        Assert.Equal("200 GET any other", await sample.SendAsync("GET", "items/other"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public static async Task A_body_that_is_too_large_is_500_without_a_word_and_the_connection_ends(bool chunked)
    {
        await using var sample = await RunningSample.StartAsync(new HostRules { LargestBody = 1000 });
        using var fits = Body(1000);
        Assert.Equal("200 1000", await sample.SendAsync("POST", "length", fits));
        using var client = new TcpClient(sample.Host.BaseAddress.Host, sample.Host.BaseAddress.Port);
        await using var stream = client.GetStream();
        var length = chunked ? "Transfer-Encoding: chunked" : "Content-Length: 1001";
        var head = $"POST /length HTTP/1.1\r\nHost: localhost\r\n{length}\r\n\r\n";
        var body = chunked ? $"3e9\r\n{new string(' ', 1001)}\r\n0\r\n\r\n" : new string(' ', 1001);
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head + body), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream);
        var answer = await reader.ReadToEndAsync(TestContext.Current.CancellationToken); // comes to its end with the connection
        Assert.StartsWith("HTTP/1.1 500 ", answer, StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\n", answer, StringComparison.Ordinal);

        static ByteArrayContent Body(int length) => new(Enumerable.Repeat((byte)' ', length).ToArray());
    }

    [Fact]
    public static async Task A_function_that_keeps_silent_too_long_is_500()
    {
        await using var sample = await RunningSample.StartAsync(new HostRules { LongestSilence = TimeSpan.FromSeconds(1) });
        Assert.Equal("500 ", await sample.SendAsync("GET", "sleep"));
        Assert.Equal("200 GET any 5", await sample.SendAsync("GET", "items/5"));
    }

    [Fact]
    public static async Task A_worker_that_dies_over_a_request_is_500_and_another_one_answers_the_next()
    {
        await using var sample = await RunningSample.StartAsync();
        Assert.Equal("500 ", await sample.SendAsync("GET", "die"));
        Assert.Equal("200 GET any 5", await WhenBackAsync(sample));
    }

    [Fact]
    public static async Task A_worker_that_dies_while_it_starts_is_started_again()
    {
        var deaths = Path.GetTempFileName();
        await File.WriteAllTextAsync(deaths, "0", TestContext.Current.CancellationToken);
        await using var sample = await RunningSample.StartAsync(settings: ("SAMPLE_DEATHS", deaths));
        await File.WriteAllTextAsync(deaths, "2", TestContext.Current.CancellationToken);
        using (var worker = Process.GetProcessById(await sample.Host.GetWorkerProcessIdAsync(TestContext.Current.CancellationToken)))
        {
            worker.Kill();
            await worker.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal("200 GET any 5", await WhenBackAsync(sample));
        Assert.Equal("0", await File.ReadAllTextAsync(deaths, TestContext.Current.CancellationToken));
        File.Delete(deaths);
    }

    [Fact]
    public static async Task A_first_start_that_fails_tells_why_in_the_apps_own_words()
    {
        var deaths = Path.GetTempFileName();
        await File.WriteAllTextAsync(deaths, "1", TestContext.Current.CancellationToken);
        var failure = await Assert.ThrowsAsync<Worker.WorkerStartException>(() =>
            RunningSample.StartAsync(settings: ("SAMPLE_DEATHS", deaths))
        );
        Assert.Equal("Deaths left: 0.", failure.Message);
        File.Delete(deaths);
    }

    [Fact]
    public static async Task A_first_start_whose_port_another_process_has_taken_is_tried_again()
    {
        var deaths = Path.GetTempFileName();
        await File.WriteAllTextAsync(deaths, "2", TestContext.Current.CancellationToken);
        await using var sample = await RunningSample.StartAsync(
            rules: null,
            ("SAMPLE_DEATHS", deaths),
            ("SAMPLE_LAST_WORDS", "System.IO.IOException: Failed to bind to address http://127.0.0.1:1: address already in use.")
        );
        Assert.Equal("200 GET any 5", await WhenBackAsync(sample));
        File.Delete(deaths);
    }

    [Fact]
    public static async Task While_no_worker_is_ready_a_request_waits_for_a_while_and_is_then_503()
    {
        var deaths = Path.GetTempFileName();
        await File.WriteAllTextAsync(deaths, "0", TestContext.Current.CancellationToken);
        await using var sample = await RunningSample.StartAsync(
            new HostRules { LongestStart = TimeSpan.FromMilliseconds(500) },
            ("SAMPLE_DEATHS", deaths)
        );
        await File.WriteAllTextAsync(deaths, "100", TestContext.Current.CancellationToken);
        Assert.Equal("500 ", await sample.SendAsync("GET", "die"));
        Assert.Equal("503 Function host is not running.", await WhenBackAsync(sample));
        File.Delete(deaths);
    }

    [Fact]
    public static async Task Without_a_proxy_the_host_itself_says_who_asks() =>
        await AssertAsync(HostRules.Default, "200 http localhost 127.0.0.1", ("Host", "localhost"), ("X-Forwarded-For", "203.0.113.7"));

    [Theory]
    [InlineData("203.0.113.7")]
    [InlineData("198.51.100.9, 203.0.113.7")]
    public static async Task A_front_end_that_is_believed_says_who_asks_and_the_caller_cannot(string forwardedFor) =>
        await AssertAsync(
            new HostRules { BelievesProxy = true },
            "200 https localhost 203.0.113.7",
            ("Host", "localhost"),
            ("X-Forwarded-For", forwardedFor),
            ("X-Forwarded-Proto", "https")
        );

    [Theory]
    [InlineData("roadmap.example", "https://roadmap.example", "200 https roadmap.example 203.0.113.7")]
    [InlineData("Roadmap.Example", null, "200 https Roadmap.Example 203.0.113.7")]
    [InlineData("roadmap.example", "https://evil.example", "403 ")]
    [InlineData("roadmap.example", "http://roadmap.example", "403 ")]
    [InlineData("evil.example", null, "403 ")]
    public static async Task Behind_a_proxy_its_name_is_no_foreign_one_and_it_says_who_asks(string host, string? origin, string expected)
    {
        (string, string)[] headers =
        [
            ("Host", host),
            ("X-Forwarded-For", "203.0.113.7"),
            ("X-Forwarded-Proto", "https"),
            .. origin is null ? [] : new[] { ("Origin", origin) },
        ];
        await AssertAsync(new HostRules { PublicAddress = new Uri("https://roadmap.example") }, expected, headers);
    }

    private static async Task AssertAsync(HostRules rules, string expected, params (string Name, string Value)[] headers)
    {
        await using var sample = await RunningSample.StartAsync(rules);
        Assert.StartsWith(expected, await sample.SendAsync("GET", "caller", null, headers), StringComparison.Ordinal);
    }

    /// <summary>A request that meets the dying worker may still be 500.</summary>
    private static async Task<string> WhenBackAsync(RunningSample sample)
    {
        string answer;
        do
        {
            answer = await sample.SendAsync("GET", "items/5");
        } while (answer == "500 ");
        return answer;
    }
}
