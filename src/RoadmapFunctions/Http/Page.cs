using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace RoadmapFunctions.Http;

/// <summary>
/// A page that is rendered on the server and depends on nothing else: its style and its script come from the same origin.
/// </summary>
/// <param name="model">What the component shows, as its parameter <c>Model</c>; null for a component without one.</param>
public sealed class Page<TComponent>(ModelOf<TComponent>? model = null, int status = StatusCodes.Status200OK) : IResult
    where TComponent : IComponent
{
    public const string Policy =
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src "
        + "'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        await using var renderer = new HtmlRenderer(
            httpContext.RequestServices,
            httpContext.RequestServices.GetRequiredService<ILoggerFactory>()
        );
        var parameters = model is null
            ? ParameterView.Empty
            : ParameterView.FromDictionary(new Dictionary<string, object?>(StringComparer.Ordinal) { ["Model"] = model });
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<TComponent>(parameters)).ToHtmlString()
        );
        response.StatusCode = status;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.ContentSecurityPolicy = Policy;
        await response.WriteAsync(html, Encoding.UTF8, httpContext.RequestAborted);
    }
}

/// <summary>Everything that a page shows: the page has one parameter, <c>Model</c>, of this type.</summary>
public abstract record ModelOf<TComponent>
    where TComponent : IComponent;
