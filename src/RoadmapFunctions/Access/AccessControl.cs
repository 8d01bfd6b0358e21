using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Primitives;
using RoadmapFunctions.Http;

namespace RoadmapFunctions.Access;

/// <summary>
/// The only place that decides who may call a function over HTTP. What a caller may see inside it, the
/// function must check: <see cref="CallerOf"/>.
/// </summary>
public sealed class AccessControl(Identification identification, Flood flood, SecurityLog log) : IFunctionsWorkerMiddleware
{
    private static readonly StringValues BearerOrPassword = new(["Bearer", "Basic realm=\"roadmap\", charset=\"UTF-8\""]);

    private static readonly Dictionary<string, Callers> Rules = typeof(AccessControl)
        .Assembly.GetTypes()
        .SelectMany(type => type.GetMethods())
        .Where(method => method.GetCustomAttribute<FunctionAttribute>() is not null)
        .ToDictionary(
            method => method.GetCustomAttribute<FunctionAttribute>()!.Name,
            method => method.GetCustomAttribute<AllowAttribute>()?.Callers ?? Callers.Operator,
            StringComparer.Ordinal
        );

    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is not { } http)
        {
            await next(context);
            return;
        }

        var allowed = Rules[context.FunctionDefinition.Name];
        var (caller, wrongKey) = await identification.OfAsync(http.Request, allowed, context.CancellationToken);
        if (wrongKey && !flood.AllowsWrongKey(CallerAddress.Of(http.Request)))
        {
            log.LimitReached(http.Request, context.FunctionDefinition.Name, Caller.Unknown);
            context.GetInvocationResult().Value = TooMany(Flood.WrongKeyBurst / Flood.WrongKeysPerSecond);
        }
        else if (wrongKey || !allowed.HasFlag(caller.Kind))
        {
            if (wrongKey || caller.Kind != Callers.Unknown)
            {
                log.Refused(http.Request, context.FunctionDefinition.Name, wrongKey);
            }

            context.GetInvocationResult().Value = Refusal(http, allowed);
        }
        else if (!HttpMethods.IsGet(http.Request.Method) && flood.WaitBeforeWrite(caller) is { } seconds)
        {
            log.LimitReached(http.Request, context.FunctionDefinition.Name, caller);
            context.GetInvocationResult().Value = TooMany(seconds);
        }
        else
        {
            http.Features.Set(caller);
            await next(context);
        }
    }

    /// <summary>The caller of a request that was let in.</summary>
    public static Caller CallerOf(HttpRequest request) => request.HttpContext.Features.Get<Caller>() ?? Caller.Unknown;

    // A person is taken to the sign-in page; a program is told what is missing.
    private static IResult Refusal(HttpContext http, Callers allowed)
    {
        if (Problems.IsForPerson(http.Request))
        {
            var reading = HttpMethods.IsGet(http.Request.Method);
            if (allowed.HasFlag(Callers.Reader) && Cookies.ReaderOf(http.Request) is not null && Cookies.StaffOf(http.Request) is null)
            {
                return new SeeOther("/reader?ended"); // the link was replaced, or has expired
            }

            if (allowed == Callers.Head)
            {
                return new SeeOther("/head?ended");
            }

            return new SeeOther(
                (allowed.HasFlag(Callers.School) && !allowed.HasFlag(Callers.Operator), reading) switch
                {
                    (true, true) => "/school",
                    (true, false) => "/school?ended",
                    (false, true) => $"/desk/sign-in?return={Uri.EscapeDataString(http.Request.GetEncodedPathAndQuery())}",
                    (false, false) => $"/desk/sign-in?ended{ReturnTo(http.Request)}",
                }
            );
        }

        // Excel asks for a name and a password only when it is told to.
        var forReaders = allowed.HasFlag(Callers.Reader) && !allowed.HasFlag(Callers.Unknown);
        http.Response.Headers.WWWAuthenticate = forReaders ? BearerOrPassword : "Bearer";
        return Problems.Problem(
            StatusCodes.Status401Unauthorized,
            "Нет доступа",
            "Нужен ключ, действующий для этого запроса: в заголовке Authorization: Bearer или X-Roadmap-Key."
        );
    }

    // A page of the editor is sent to its own address, so that is where its text can be put back. Other forms have no page there.
    private static string ReturnTo(HttpRequest request) =>
        request.Path.Value?.EndsWith("/edit", StringComparison.Ordinal) is true && request.Query.ContainsKey("part")
            ? $"&return={Uri.EscapeDataString(request.GetEncodedPathAndQuery())}"
            : string.Empty;

    private static IResult TooMany(int seconds) =>
        Problems.Later(
            StatusCodes.Status429TooManyRequests,
            "Слишком много запросов",
            "Подождите минуту и повторите. Ничего из уже принятого не потеряно.",
            seconds
        );
}
