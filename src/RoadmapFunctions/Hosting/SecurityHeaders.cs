using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace RoadmapFunctions.Hosting;

/// <summary>What every answer says to a browser: load nothing, sniff nothing, keep nothing.</summary>
public sealed class SecurityHeaders : IFunctionsWorkerMiddleware
{
    public const string StrictPolicy = "default-src 'none'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is { } http)
        {
            http.Response.Headers.ContentSecurityPolicy = StrictPolicy;
            http.Response.Headers.XContentTypeOptions = "nosniff";
            http.Response.Headers.CacheControl = "no-store";
            http.Response.Headers["Referrer-Policy"] = "no-referrer";
        }

        return next(context);
    }
}
