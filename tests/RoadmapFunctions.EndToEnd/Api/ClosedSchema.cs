using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using Microsoft.OpenApi;

namespace RoadmapFunctions.EndToEnd.Api;

/// <summary>
/// A schema of the description with every object closed: readers must bear new properties, but what the app sends today must be described.
/// </summary>
public sealed class ClosedSchema(JsonSchema schema)
{
    private static readonly EvaluationOptions Options = new() { OutputFormat = OutputFormat.List, RequireFormatValidation = true };

    public static async Task<ClosedSchema> OfAsync(OpenApiDocument document, IOpenApiSchema schema)
    {
        var whole = JsonNode.Parse(await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1))!;
        var own = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["$defs"] = whole["components"]!["schemas"]!.DeepClone(),
            ["allOf"] = new JsonArray(JsonNode.Parse(await schema.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1))),
        };
        Close(own);
        return new ClosedSchema(
            JsonSchema.FromText(own.ToJsonString().Replace("#/components/schemas/", "#/$defs/", StringComparison.Ordinal))
        );
    }

    public IEnumerable<string> Complaints(JsonNode? body)
    {
        var result = schema.Evaluate(JsonSerializer.SerializeToElement(body), Options);
        return result.IsValid
            ? []
            : (result.Details ?? [])
                .SelectMany(detail => detail.Errors ?? [])
                .Select(error => $"{error.Key} {error.Value}")
                .DefaultIfEmpty("the body does not fit its schema");
    }

    private static void Close(JsonNode? node)
    {
        if (node is JsonObject schema && schema["properties"] is JsonObject && !schema.ContainsKey("additionalProperties"))
        {
            schema["additionalProperties"] = false;
        }

        foreach (
            var child in node switch
            {
                JsonObject each => each.Select(pair => pair.Value),
                JsonArray each => each,
                _ => [],
            }
        )
        {
            Close(child);
        }
    }
}
