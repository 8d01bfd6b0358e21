using System.Text.Json;
using WorkerHost.Worker;

namespace WorkerHost.Http;

/// <param name="Template">With the prefix, for ASP.NET Core routing.</param>
/// <param name="Methods">Empty for any method.</param>
public sealed record FunctionRoute(string Function, HttpTrigger Trigger, string Template, IReadOnlyList<string> Methods);

public static class RouteTable
{
    private const string DefaultPrefix = "api";
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <returns>In the order in which they are tried.</returns>
    public static IReadOnlyList<FunctionRoute> Create(IEnumerable<FunctionDefinition> functions, string prefix, RouteOrder order)
    {
        var routes =
            from function in functions
            let trigger = function.Trigger as HttpTrigger
            where trigger is not null
            select new FunctionRoute(function.Name, trigger, Template(prefix, trigger.Route ?? function.Name), trigger.Methods);
        return order is RouteOrder.ByName
            ? [.. routes.OrderBy(route => route.Function, StringComparer.OrdinalIgnoreCase)]
            : [.. routes.OrderByDescending(route => route.Function, StringComparer.OrdinalIgnoreCase)];
    }

    /// <param name="hostJson">The text of host.json.</param>
    public static string PrefixOf(string hostJson)
    {
        using var document = JsonDocument.Parse(hostJson, Lenient);
        return
            document.RootElement.TryGetProperty("extensions", out var extensions)
            && extensions.TryGetProperty("http", out var http)
            && http.TryGetProperty("routePrefix", out var prefix)
            ? prefix.GetString() ?? DefaultPrefix
            : DefaultPrefix;
    }

    private static string Template(string prefix, string route) =>
        string.Join('/', new[] { prefix.Trim('/'), route.Trim('/') }.Where(part => part.Length > 0));
}
