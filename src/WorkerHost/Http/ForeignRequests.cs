using Microsoft.AspNetCore.Http;

namespace WorkerHost.Http;

/// <summary>
/// Any page that is open in a browser of this machine can send requests to it. Such a page is recognised by its Origin, or, when its name
/// was made to resolve to this machine, by the Host.
/// </summary>
/// <param name="publicAddress">Where people open the app through a proxy; null without one.</param>
internal sealed class ForeignRequests(Uri? publicAddress)
{
    private static readonly string[] ThisMachine = ["127.0.0.1", "localhost", "[::1]"];

    public async Task RefuseAsync(HttpContext context, RequestDelegate next)
    {
        if (!IsForeign(context.Request))
        {
            await next(context);
            return;
        }

        var others = publicAddress is null ? string.Empty : $", а через прокси — {publicAddress.GetLeftPart(UriPartial.Authority)}";
        OwnAnswer.Begin(context.Response, StatusCodes.Status403Forbidden);
        context.Response.ContentType = "text/plain; charset=utf-8";
        await context.Response.WriteAsync(
            $"Этот адрес отвечает только программам и страницам этого компьютера: http://127.0.0.1 или http://localhost{others}.",
            context.RequestAborted
        );
    }

    private bool IsForeign(HttpRequest request) =>
        IsPublic(request.Host)
            ? request.Headers.Origin.Any(origin => origin != publicAddress!.GetLeftPart(UriPartial.Authority))
            : !ThisMachine.Contains(request.Host.Host, StringComparer.OrdinalIgnoreCase)
                || request.Headers.Origin.Any(origin => !IsOwn(origin, request.Host));

    private bool IsPublic(HostString host) =>
        publicAddress is not null && host.Value is { } name && name.Equals(publicAddress.Authority, StringComparison.OrdinalIgnoreCase);

    private static bool IsOwn(string? origin, HostString host) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var address)
        && address.Scheme == Uri.UriSchemeHttp
        && ThisMachine.Contains(address.Host, StringComparer.OrdinalIgnoreCase)
        && address.Port == (host.Port ?? address.Port);
}
