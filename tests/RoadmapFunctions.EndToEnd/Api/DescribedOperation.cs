using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace RoadmapFunctions.EndToEnd.Api;

/// <summary>One operation of the description: the request that its examples make, and what its answers must look like.</summary>
public sealed class DescribedOperation(
    OpenApiDocument document,
    HttpMethod method,
    string path,
    IReadOnlyList<IOpenApiParameter> parameters,
    OpenApiOperation operation
)
{
    public string Id => operation.OperationId!;

    public HttpMethod Method => method;

    public IEnumerable<int> Statuses => operation.Responses!.Keys.Select(status => int.Parse(status, CultureInfo.InvariantCulture));

    /// <summary>Made of nothing but the examples.</summary>
    public HttpRequestMessage Example()
    {
        var address = In(ParameterLocation.Path)
            .Aggregate(path, (text, parameter) => text.Replace($"{{{parameter.Name}}}", Escaped(parameter), StringComparison.Ordinal));
        var query = string.Join('&', In(ParameterLocation.Query).Select(parameter => $"{parameter.Name}={Escaped(parameter)}"));
        var request = new HttpRequestMessage(
            method,
            new Uri($"{address.TrimStart('/')}{(query.Length == 0 ? string.Empty : $"?{query}")}", UriKind.Relative)
        );
        foreach (var parameter in In(ParameterLocation.Header))
        {
            request.Headers.Add(parameter.Name!, parameter.Example!.ToString());
        }

        if (operation.RequestBody is { Content: { } content })
        {
            var (type, media) = content.Single();
            request.Content = new StringContent(media.Example!.ToJsonString(), Encoding.UTF8, type);
        }

        return request;
    }

    /// <returns>What the answer has that the description does not promise, and the other way round; empty when they agree.</returns>
    public async Task<IReadOnlyList<string>> ComplaintsAsync(HttpResponseMessage answer)
    {
        var status = ((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture);
        if (!operation.Responses!.TryGetValue(status, out var response))
        {
            return [$"{Id}: {status} is not described. {await answer.Content.ReadAsStringAsync()}"];
        }

        var missing = (response.Headers ?? new Dictionary<string, IOpenApiHeader>(StringComparer.Ordinal))
            .Where(header => header.Value.Required && !answer.Headers.Contains(header.Key))
            .Select(header => $"{Id} {status}: the header {header.Key} is missing.");
        return [.. missing, .. await BodyAsync(answer, response.Content, status)];
    }

    private async Task<IEnumerable<string>> BodyAsync(
        HttpResponseMessage answer,
        IDictionary<string, IOpenApiMediaType>? content,
        string status
    )
    {
        var body = await answer.Content.ReadAsStringAsync();
        if (content is null or { Count: 0 })
        {
            return body.Length == 0 ? [] : [$"{Id} {status}: a body is not described: {body}"];
        }

        var type = answer.Content.Headers.ContentType?.MediaType ?? string.Empty;
        if (!content.TryGetValue(type, out var media))
        {
            return [$"{Id} {status}: a body of the type «{type}» is not described."];
        }

        return media.Schema is null || !type.EndsWith("json", StringComparison.Ordinal)
            ? []
            : (await ClosedSchema.OfAsync(document, media.Schema))
                .Complaints(JsonNode.Parse(body))
                .Select(complaint => $"{Id} {status}: {complaint}");
    }

    private IEnumerable<IOpenApiParameter> In(ParameterLocation location) => parameters.Where(parameter => parameter.In == location);

    private static string Escaped(IOpenApiParameter parameter) => Uri.EscapeDataString(parameter.Example!.ToString());
}
