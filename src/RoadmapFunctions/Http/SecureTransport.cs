using Microsoft.AspNetCore.Http;

namespace RoadmapFunctions.Http;

/// <summary>
/// Whether people reach the app over https. The worker cannot see it: a front end or a proxy ends TLS and calls it over http.
/// A laptop has no certificate; everything else is reached over https only, whatever stands between.
/// </summary>
public static class SecureTransport
{
    public static bool Is(HttpRequest request) => request.IsHttps || request.Host.Host is not ("localhost" or "127.0.0.1" or "[::1]");
}
