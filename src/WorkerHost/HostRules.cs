using WorkerHost.Http;

namespace WorkerHost;

/// <summary>The limits of this host for requests. The defaults are those of the real host, so that tests prove the same.</summary>
public sealed record HostRules
{
    public static readonly HostRules Default = new();

    public RouteOrder RouteOrder { get; init; }

    /// <summary>Bytes of a request body. A larger one gets a 500 without a body, and the connection ends.</summary>
    public long LargestBody { get; init; } = 100L * 1024 * 1024;

    /// <summary>How long the app may stay silent before a request is given up with 500.</summary>
    public TimeSpan LongestSilence { get; init; } = TimeSpan.FromSeconds(240);

    /// <summary>How long a request waits for a starting worker before it gets 503.</summary>
    public TimeSpan LongestStart { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>A worker that dies again and again is started after a pause that doubles from one second up to this.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Refuse requests that a page from elsewhere sends to this machine: a Host that is not a name of this machine, or an Origin other than
    /// the Host. The real host leaves this to Azure's front end and to the app. Off where a test asks the app.
    /// </summary>
    public bool RefusesForeign { get; init; } = true;

    /// <summary>
    /// The connected peer states the caller by X-Forwarded-*: Azure's front end, with ASPNETCORE_FORWARDEDHEADERS_ENABLED of the real host.
    /// What the caller itself put into these headers is not believed.
    /// </summary>
    public bool BelievesProxy { get; init; }

    /// <summary>
    /// Where people open the app through a proxy of this machine, which ends TLS and adds the caller's address to X-Forwarded-For.
    /// Null: nothing stands before this host.
    /// </summary>
    public Uri? PublicAddress { get; init; }
}
