using Microsoft.AspNetCore.Http;

namespace RoadmapFunctions.Access;

/// <summary>
/// The network address of whoever asks. The front end of App Service appends it to <c>X-Forwarded-For</c>, with its port;
/// what stands before it is the caller's own word.
/// </summary>
internal static class ClientAddress
{
    public static string Of(HttpContext http)
    {
        var last = http.Request.Headers["X-Forwarded-For"].ToString().Split(',')[^1].Trim();
        return last.Length == 0 ? http.Connection.RemoteIpAddress?.ToString() ?? string.Empty : WithoutPort(last);
    }

    private static string WithoutPort(string address) =>
        System.Net.IPEndPoint.TryParse(address, out var endpoint) ? endpoint.Address.ToString() : address;
}
