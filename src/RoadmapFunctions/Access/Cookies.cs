using Microsoft.AspNetCore.Http;

namespace RoadmapFunctions.Access;

/// <summary>The two sessions of a browser. No script sees them, and no other site can make the browser send them.</summary>
public static class Cookies
{
    public const string Staff = "roadmap-staff";
    public const string School = "roadmap-school";

    /// <summary>A school fills its form in over days; its link is looked at anew with each request, so this is only how long the browser remembers it.</summary>
    public static readonly TimeSpan SchoolRemembers = TimeSpan.FromDays(7);

    public static void SetStaff(HttpResponse response, string session) => response.Cookies.Append(Staff, session, Options(response.HttpContext.Request, StaffSession.Lasts));

    public static void SetSchool(HttpResponse response, string token) => response.Cookies.Append(School, token, Options(response.HttpContext.Request, SchoolRemembers));

    public static void Clear(HttpResponse response)
    {
        response.Cookies.Delete(Staff, Options(response.HttpContext.Request, lasts: null));
        response.Cookies.Delete(School, Options(response.HttpContext.Request, lasts: null));
    }

    private static CookieOptions Options(HttpRequest request, TimeSpan? lasts) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax, // a link in a letter opens the page; what changes anything is asked for its origin
        Secure = !IsLoopback(request.Host.Host), // a laptop has no certificate
        Path = "/",
        MaxAge = lasts,
    };

    private static bool IsLoopback(string host) => host is "localhost" or "127.0.0.1" or "[::1]";
}
