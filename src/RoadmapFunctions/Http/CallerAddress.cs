using System.Net;
using Microsoft.AspNetCore.Http;

namespace RoadmapFunctions.Http;

/// <summary>
/// Where a request comes from. The host calls the worker on the same machine and sets X-Forwarded-For to the address that it sees
/// itself. That is the caller's address only where the host trusts the front end before it (ASPNETCORE_FORWARDEDHEADERS_ENABLED, which
/// the template sets).
/// </summary>
public static class CallerAddress
{
    private const string ForwardedFor = "X-Forwarded-For";

    /// <returns>Null when it is unknown.</returns>
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
