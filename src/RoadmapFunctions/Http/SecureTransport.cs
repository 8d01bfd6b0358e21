using Microsoft.AspNetCore.Http;

namespace RoadmapFunctions.Http;

/// <summary>
/// Whether people reach the app over https. A front end or a proxy ends TLS, and the scheme that it reports need not reach the worker. So
/// the host name decides: a laptop has no certificate, and everything else is reached over https only.
/// </summary>
public static class SecureTransport
{
    public static bool Is(HttpRequest request) => request.IsHttps || request.Host.Host is not ("localhost" or "127.0.0.1" or "[::1]");
}
