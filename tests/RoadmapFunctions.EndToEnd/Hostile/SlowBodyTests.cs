using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Xunit;

namespace RoadmapFunctions.EndToEnd.Hostile;

/// <summary>H5: who sends a byte a second keeps nobody waiting, and what they never finished is not stored.</summary>
[Collection(nameof(HostileApp))]
public sealed class SlowBodyTests(HostileApp app)
{
    private const int Connections = 60;
    private const int Slow = HostileApp.Schools; // a school that no other test answers for
    private const int Quick = HostileApp.Schools - 1;

    private static readonly TimeSpan Lasting = TimeSpan.FromSeconds(8); // longer than a server's first limit, five seconds
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30); // of whoever asks meanwhile, on a busy machine

    [Fact]
    public async Task H5_slow_bodies_block_nobody_and_store_nothing()
    {
        var worker = await app.WorkerAsync();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var slow = Enumerable.Range(0, Connections).Select(number => TrickleAsync(Heads[number % Heads.Length](app), end.Token)).ToList();
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < Lasting)
        {
            await AskAsync(HttpMethod.Get, "api/health/live", HttpStatusCode.OK);
            await AskAsync(HttpMethod.Get, "school", HttpStatusCode.OK);
            await AskAsync(HttpMethod.Post, "school", HttpStatusCode.SeeOther);
            // below ten, what a school may write at once
            await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, TestContext.Current.CancellationToken);
        }

        await end.CancelAsync();
        var answers = await Task.WhenAll(slow);
        Assert.DoesNotContain(answers, answer => answer.StartsWith("HTTP/1.1 5", StringComparison.Ordinal));
        Assert.DoesNotContain(Slow, await app.AnsweredAsync());
        Assert.Equal(worker, await app.WorkerAsync());
    }

    private static readonly Func<HostileApp, string>[] Heads =
    [
        app =>
            $"POST /school HTTP/1.1\r\nHost: localhost\r\nCookie: {app.CookieOf(Slow)}\r\nContent-Type: "
            + $"application/x-www-form-urlencoded\r\nContent-Length: 600\r\n\r\n",
        app =>
            $"POST /api/campaigns/spoilt-forms/submissions HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
            + $"Bearer {app.Running.Key.Text}\r\nContent-Type: application/json\r\nContent-Length: 600\r\n\r\n",
        app =>
            $"POST /desk/campaigns/{HostileApp.Desk}/import HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
            + $"{app.Running.Key.Text}\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 600\r\n\r\n",
    ];

    private async Task AskAsync(HttpMethod method, string route, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(method, new Uri(route, UriKind.Relative));
        request.Content = method == HttpMethod.Post ? new FormUrlEncodedContent(HostileApp.AnswerOf(Quick)) : null;
        request.Headers.Add("Cookie", app.CookieOf(Quick));
        using var limit = new CancellationTokenSource(LongestWait);
        using var answer = await app.Open.SendAsync(request, limit.Token);
        Assert.Equal(expected, answer.StatusCode);
    }

    /// <returns>What the server has answered until then, if anything.</returns>
    private async Task<string> TrickleAsync(string head, CancellationToken end)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, app.Running.Host.BaseAddress.Port, end);
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head), end);
            while (client.Available == 0)
            {
                await client.GetStream().WriteAsync("a"u8.ToArray(), end);
                await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, end);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // The test is over, or the server has hung up.
        }

        var answer = new byte[client.Connected ? client.Available : 0];
        return Encoding.ASCII.GetString(
            answer,
            0,
            answer.Length == 0 ? 0 : await client.GetStream().ReadAsync(answer, CancellationToken.None)
        );
    }
}
