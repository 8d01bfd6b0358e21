using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;

namespace RoadmapFunctions.Http;

/// <summary>
/// Headers of every answer to a browser: load nothing, sniff nothing, cache nothing. Requests from other sites that would change
/// something are refused.
/// </summary>
public sealed partial class SecurityHeaders(ILogger<SecurityHeaders> logger) : IFunctionsWorkerMiddleware
{
    public const string StrictPolicy = "default-src 'none'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is not { } http)
        {
            return next(context);
        }

        http.Response.Headers.ContentSecurityPolicy = StrictPolicy;
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.CacheControl = "no-store";
        // without a referrer a browser sends our own forms with the origin «null»
        http.Response.Headers["Referrer-Policy"] = "same-origin";
        if (SecureTransport.Is(http.Request))
        {
            http.Response.Headers.StrictTransportSecurity = "max-age=31536000";
        }

        if (!HttpMethods.IsGet(http.Request.Method) && ComesFromAnotherSite(http.Request))
        {
            LogOtherSite(context.FunctionDefinition.Name, AddressPrefix.Of(http.Request));
            context.GetInvocationResult().Value = Problems.Problem(
                StatusCodes.Status403Forbidden,
                "Чужой сайт",
                "Запрос пришёл со страницы другого сайта и не выполнен."
            );
            return Task.CompletedTask;
        }

        return next(context);
    }

    // Browsers say where a request comes from. Programs do not; they prove who they are with a key.
    public static bool ComesFromAnotherSite(HttpRequest request) =>
        request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site"
        || (
            request.Headers.Origin.ToString() is { Length: > 0 } origin
            && !(
                Uri.TryCreate(origin, UriKind.Absolute, out var from)
                && from.Authority == request.Host.Value
                // a page over http may have been written by anybody on the way
                && (from.Scheme == Uri.UriSchemeHttps || !SecureTransport.Is(request))
            )
        );

    [LoggerMessage(
        EventId = 3106,
        Level = LogLevel.Warning,
        Message = "{Function} was refused: a page of another site asks, from {Network}"
    )]
    private partial void LogOtherSite(string function, string network);
}
