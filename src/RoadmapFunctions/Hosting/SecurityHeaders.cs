using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace RoadmapFunctions.Hosting;

/// <summary>What every answer says to a browser: load nothing, sniff nothing, keep nothing; and no other site may change anything through it.</summary>
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

        // A browser says itself that another site is asking; programs and our own pages are not concerned.
        if (context.GetHttpContext() is { } asked && !HttpMethods.IsGet(asked.Request.Method) && asked.Request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site")
        {
            context.GetInvocationResult().Value = Problems.Problem(
                StatusCodes.Status403Forbidden, "Чужой сайт", "Запрос пришёл со страницы другого сайта и не выполнен.");
            return Task.CompletedTask;
        }

        return next(context);
    }
}
