using Microsoft.AspNetCore.Http;

namespace RoadmapFunctions.Access;

/// <summary>The two sessions of a browser. No script sees them, and no other site can make the browser send them.</summary>
public static class Cookies
{
    public const string Staff = "roadmap-staff";
    public const string School = "roadmap-school";

    public static void Set(HttpResponse response, string name, string value) => response.Cookies.Append(name, value, Options(response.HttpContext.Request, StaffSession.Lasts));

    public static void Clear(HttpResponse response)
    {
        response.Cookies.Delete(Staff, Options(response.HttpContext.Request, lasts: null));
        response.Cookies.Delete(School, Options(response.HttpContext.Request, lasts: null));
    }

    private static CookieOptions Options(HttpRequest request, TimeSpan? lasts) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = !IsLoopback(request.Host.Host), // a laptop has no certificate
        Path = "/",
        MaxAge = lasts,
    };

    private static bool IsLoopback(string host) => host is "localhost" or "127.0.0.1" or "[::1]";
}
