using Microsoft.AspNetCore.Http;

namespace RoadmapFunctions.Http;

/// <summary>Addresses that people keep, on paper too.</summary>
public static class PublicAddress
{
    /// <summary>The host tells the worker by which scheme and name it was called, and the worker's HTTP extension has put both into the request.</summary>
    public static string Of(HttpRequest request) => $"{request.Scheme}://{request.Host}";

    /// <param name="token">Stands behind «#»: browsers keep it to themselves.</param>
    public static string PersonalLink(HttpRequest request, string token) => $"{Of(request)}/school#{token}";
}
