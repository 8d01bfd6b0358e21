using Microsoft.AspNetCore.Http;

namespace WorkerHost.Http;

/// <summary>An answer of the host itself. It has nothing to load, to frame or to keep, and a browser is told so.</summary>
internal static class OwnAnswer
{
    public static void Begin(HttpResponse response, int status)
    {
        response.StatusCode = status;
        response.Headers.ContentSecurityPolicy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.CacheControl = "no-store";
    }
}
