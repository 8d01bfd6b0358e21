using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace WorkerHost.Tests;

/// <summary>The sample app, a real worker, behind the host.</summary>
internal sealed class RunningSample : IAsyncDisposable
{
    private static readonly DirectoryInfo Output = new(AppContext.BaseDirectory); // bin/CONFIGURATION/net10.0

    private static readonly string AppDirectory = Path.GetFullPath(
        Path.Combine(Output.FullName, "..", "..", "..", "SampleApp", "bin", Output.Parent!.Name, "net10.0")
    );

    private RunningSample(FunctionsHost host)
    {
        Host = host;
        Http = new HttpClient { BaseAddress = host.BaseAddress };
    }

    public FunctionsHost Host { get; }

    public HttpClient Http { get; }

    public static Task<RunningSample> StartAsync(HostRules? rules = null, params IEnumerable<(string Name, string Value)> settings) =>
        StartAsync(TimeProvider.System, rules, settings);

    public static async Task<RunningSample> StartAsync(
        TimeProvider time,
        HostRules? rules = null,
        params IEnumerable<(string Name, string Value)> settings
    ) =>
        new(
            await FunctionsHost.StartAsync(
                AppDirectory,
                settings.ToDictionary(setting => setting.Name, setting => setting.Value),
                port: 0,
                rules ?? HostRules.Default,
                NullLoggerFactory.Instance,
                time,
                TestContext.Current.CancellationToken
            )
        );

    /// <returns>The status, a space, and the body.</returns>
    public async Task<string> SendAsync(
        string method,
        string route,
        HttpContent? body = null,
        params IEnumerable<(string Name, string Value)> headers
    )
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(route, UriKind.Relative)) { Content = body };
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        using var answer = await Http.SendAsync(request);
        return $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}";
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Host.DisposeAsync();
    }
}
