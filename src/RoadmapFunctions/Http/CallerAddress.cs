using System.Net;
using Microsoft.AspNetCore.Http;

namespace RoadmapFunctions.Http;

/// <summary>
/// Where a request comes from. The worker is always called by its host, on this machine; the host, or the front end before it, adds the
/// caller's address to the end of X-Forwarded-For. What stands before the end is the caller's own word.
/// </summary>
public static class CallerAddress
{
    private const string ForwardedFor = "X-Forwarded-For";

    /// <returns>Null where nobody tells.</returns>
    public static IPAddress? Of(HttpRequest request)
    {
        var peer = request.HttpContext.Connection.RemoteIpAddress;
        return peer is not null && IPAddress.IsLoopback(peer) && Last(request) is { } caller ? caller : peer;
    }

    // The front end of App Service adds the caller's port.
    private static IPAddress? Last(HttpRequest request) =>
        request.Headers[ForwardedFor].LastOrDefault()?.Split(',')[^1].Trim() is { } last && IPEndPoint.TryParse(last, out var caller)
            ? caller.Address
            : null;
}
