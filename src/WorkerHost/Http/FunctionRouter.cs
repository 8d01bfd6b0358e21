using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Constraints;
using Microsoft.Extensions.DependencyInjection;

namespace WorkerHost.Http;

/// <summary>
/// Finds the function of a request as the real host does: the first route whose template and method match.
/// Endpoint routing, which prefers a literal to a parameter, would find another one.
/// </summary>
internal static class FunctionRouter
{
    /// <param name="routes">In the order in which they are asked.</param>
    public static IRouter Create(
        IEnumerable<FunctionRoute> routes,
        Func<HttpContext, FunctionRoute, Task> forward,
        IServiceProvider services
    )
    {
        var constraints = services.GetRequiredService<IInlineConstraintResolver>();
        var router = new RouteCollection();
        foreach (var route in routes)
        {
            var handler = new RouteHandler(context => forward(context, route));
            router.Add(new Route(handler, route.Template, defaults: null, MethodsOf(route), dataTokens: null, constraints));
        }

        return router;
    }

    private static Dictionary<string, object> MethodsOf(FunctionRoute route) =>
        route.Methods.Count > 0 ? new(StringComparer.Ordinal) { ["httpMethod"] = new HttpMethodRouteConstraint([.. route.Methods]) } : [];
}
