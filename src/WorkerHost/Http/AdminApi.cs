using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using WorkerHost.Timers;

namespace WorkerHost.Http;

/// <summary>
/// <c>/admin/*</c>: nothing without the key, as in the real host. With it, <c>POST /admin/functions/{name}</c> runs a timer now; nothing
/// else of the real host's admin API exists here.
/// </summary>
internal sealed class AdminApi(TimerFunctions timers, string key)
{
    private const string KeyHeader = "x-functions-key";
    private const string KeyParameter = "code";

    public Task HandleAsync(HttpContext context, RequestDelegate next)
    {
        if (!context.Request.Path.StartsWithSegments("/admin", StringComparison.OrdinalIgnoreCase, out var rest))
        {
            return next(context);
        }

        OwnAnswer.Begin(context.Response, HasKey(context.Request) ? Run(context.Request.Method, rest) : StatusCodes.Status401Unauthorized);
        return Task.CompletedTask;
    }

    private int Run(string method, PathString path) =>
        HttpMethods.IsPost(method)
        && path.StartsWithSegments("/functions", StringComparison.OrdinalIgnoreCase, out var name)
        && timers.TryStart(name.Value!.TrimStart('/'))
            ? StatusCodes.Status202Accepted
            : StatusCodes.Status404NotFound;

    /// <summary>A right key in the query does not make up for a wrong one in the header.</summary>
    private bool HasKey(HttpRequest request)
    {
        var given = request.Headers.TryGetValue(KeyHeader, out var header) ? header : request.Query[KeyParameter];
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given.ToString()), Encoding.UTF8.GetBytes(key));
    }
}
