using Microsoft.AspNetCore.Http;

namespace RoadmapFunctions.Hosting;

/// <summary>The address by which people reach the app, as the front end tells it.</summary>
public static class PublicAddress
{
    public static string Of(HttpRequest request)
    {
        var scheme = request.Headers["X-Forwarded-Proto"].ToString();
        return $"{(scheme.Length == 0 ? request.Scheme : scheme)}://{request.Host}";
    }

    /// <param name="token">Stands behind «#»: browsers keep it to themselves.</param>
    public static string PersonalLink(HttpRequest request, string token) => $"{Of(request)}/school#{token}";
}
