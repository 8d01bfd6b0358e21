using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace WorkerHost.Http;

/// <summary>
/// What a request offers to the function's parameters by name, ignoring case: the top level of a JSON body, the query, the route. Of two
/// values with one name the later wins. So a caller can set any parameter that has no binding of its own.
/// </summary>
internal static class BindingData
{
    /// <summary>A host key may come in the query; it is not for the function.</summary>
    private const string KeyParameter = "code";

    /// <summary>
    /// Bytes. The real host looks into any body, and so waits for all of it before the app hears of the request. Here the app can refuse a
    /// larger one at once.
    /// </summary>
    private const int LargestLookedInto = 1024 * 1024;

    /// <summary>The body can be read again afterwards.</summary>
    /// <exception cref="BadHttpRequestException">The body is too large, or was cut off.</exception>
    public static async Task<IReadOnlyDictionary<string, string>> ReadAsync(HttpRequest request)
    {
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (request.ContentLength is > 0 and <= LargestLookedInto)
        {
            await AddBodyAsync(request, values);
        }

        foreach (var (name, value) in request.Query.Where(pair => !pair.Key.Equals(KeyParameter, StringComparison.OrdinalIgnoreCase)))
        {
            values[name] = value.ToString();
        }

        foreach (var (name, value) in request.RouteValues)
        {
            values[name] = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        }

        return values;
    }

    private static async Task AddBodyAsync(HttpRequest request, Dictionary<string, string> values)
    {
        request.EnableBuffering();
        try
        {
            using var body = await JsonDocument.ParseAsync(request.Body, cancellationToken: request.HttpContext.RequestAborted);
            if (body.RootElement.ValueKind == JsonValueKind.Object)
            {
                var properties = body.RootElement.EnumerateObject();
                foreach (var property in properties.Where(property => property.Value.ValueKind != JsonValueKind.Array))
                {
                    values[property.Name] = property.Value.ToString();
                }
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Most bodies are not JSON, and some JSON holds invalid text, such as a lone surrogate: they offer nothing.
        }

        request.Body.Position = 0;
    }
}
