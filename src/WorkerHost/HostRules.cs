using WorkerHost.Http;

namespace WorkerHost;

/// <summary>What this host holds requests to. The defaults are those of the real host, so that no test is fooled.</summary>
public sealed record HostRules
{
    public static readonly HostRules Default = new();

    public RouteOrder RouteOrder { get; init; }

    /// <summary>Bytes of a request body. A larger one is answered 500, without a word, and the connection ends.</summary>
    public long LargestBody { get; init; } = 100L * 1024 * 1024;

    /// <summary>How long the app may keep silent before a request is given up with 500.</summary>
    public TimeSpan LongestSilence { get; init; } = TimeSpan.FromSeconds(240);

    /// <summary>How long a request waits for a worker that is being started; then it is 503.</summary>
    public TimeSpan LongestStart { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Refuse what a page from elsewhere sends to this machine: another Host than a name of it, another Origin than the Host.
    /// The real host leaves this to Azure's front end and to the app. Off where a test asks the app.
    /// </summary>
    public bool RefusesForeign { get; init; } = true;

    /// <summary>
    /// Whoever is connected says by X-Forwarded-* who asks: Azure's front end, with ASPNETCORE_FORWARDEDHEADERS_ENABLED of the real host.
    /// What the caller sent before it is not believed.
    /// </summary>
    public bool BelievesProxy { get; init; }

    /// <summary>
    /// Where people open the app through a proxy of this machine, which ends TLS and adds the caller's address to X-Forwarded-For.
    /// Null: nothing stands before this host.
    /// </summary>
    public Uri? PublicAddress { get; init; }
}
