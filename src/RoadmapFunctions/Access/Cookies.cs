using Microsoft.AspNetCore.Http;
using RoadmapFunctions.Http;

namespace RoadmapFunctions.Access;

/// <summary>The session cookies of a browser. No script can read them, and no other site can make the browser send them.</summary>
public static class Cookies
{
    private const string Staff = "roadmap-staff";
    private const string School = "roadmap-school";
    private const string Reader = "roadmap-reader";
    private const string Head = "roadmap-head";

    // A browser accepts such a cookie only from this very host over https, so no neighbour under the same domain can
    // plant one: https://www.rfc-editor.org/rfc/rfc6265bis#section-4.1.3.2
    private const string ThisHostOnly = "__Host-";

    /// <summary>The link is checked again with each request, so this only limits how long the browser remembers it.</summary>
    public static readonly TimeSpan LinkRemembers = TimeSpan.FromDays(7);

    /// <returns>Null when the browser has none. Untrusted.</returns>
    public static string? StaffOf(HttpRequest request) => request.Cookies[Name(Staff, request)];

    /// <returns>Null when the browser has none. Untrusted.</returns>
    public static string? SchoolOf(HttpRequest request) => request.Cookies[Name(School, request)];

    /// <returns>Null when the browser has none. Untrusted.</returns>
    public static string? ReaderOf(HttpRequest request) => request.Cookies[Name(Reader, request)];

    /// <returns>Null when the browser has none. Untrusted.</returns>
    public static string? HeadOf(HttpRequest request) => request.Cookies[Name(Head, request)];

    public static void SetStaff(HttpResponse response, string session) => Append(response, Staff, session, StaffSessions.Lasts);

    /// <param name="remember">
    /// False: the browser forgets it when it is closed, since schools share computers. A school takes days to fill in its form, and may
    /// have its own computer remember it.
    /// </param>
    public static void SetSchool(HttpResponse response, string token, bool remember) =>
        Append(response, School, token, remember ? LinkRemembers : null);

    public static void SetReader(HttpResponse response, string key) => Append(response, Reader, key, LinkRemembers);

    public static void SetHead(HttpResponse response, string token) => Append(response, Head, token, LinkRemembers);

    public static void Clear(HttpResponse response)
    {
        foreach (var name in new[] { Staff, School, Reader, Head })
        {
            response.Cookies.Delete(Name(name, response.HttpContext.Request), Options(response.HttpContext.Request, lasts: null));
        }
    }

    private static void Append(HttpResponse response, string name, string value, TimeSpan? lasts) =>
        response.Cookies.Append(Name(name, response.HttpContext.Request), value, Options(response.HttpContext.Request, lasts));

    private static string Name(string name, HttpRequest request) => SecureTransport.Is(request) ? ThisHostOnly + name : name;

    private static CookieOptions Options(HttpRequest request, TimeSpan? lasts) =>
        new()
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax, // a link in a letter opens the page; every request that changes something has its origin checked
            Secure = SecureTransport.Is(request),
            Path = "/",
            MaxAge = lasts,
        };
}
