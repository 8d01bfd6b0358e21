using System.Text.Json.Nodes;
using Xunit;

[assembly: AssemblyFixture(typeof(RoadmapFunctions.Infrastructure.Tests.CompiledTemplate))]

namespace RoadmapFunctions.Infrastructure.Tests;

/// <summary>The ARM template that Azure would get, with the resources of all modules in one list.</summary>
public sealed class CompiledTemplate
{
    private readonly Lazy<Task<JsonNode>> template = new(CompileAsync);

    public Task<JsonNode> RootAsync() => template.Value;

    /// <summary>The template of one module, by its symbolic name in <c>main.bicep</c>.</summary>
    public async Task<JsonNode> ModuleAsync(string name) => (await RootAsync())["resources"]![name]!["properties"]!["template"]!;

    public async Task<IReadOnlyList<JsonNode>> ResourcesAsync() => [.. Resources(await RootAsync())];

    /// <param name="type">For instance <c>Microsoft.Web/sites</c>; resources that only refer to an existing one do not count.</param>
    public async Task<IReadOnlyList<JsonNode>> ResourcesAsync(string type) =>
        [.. (await ResourcesAsync()).Where(resource => (string?)resource["type"] == type)];

    public async Task<JsonNode> ResourceAsync(string type) => Assert.Single(await ResourcesAsync(type));

    private static IEnumerable<JsonNode> Resources(JsonNode template)
    {
        foreach (var resource in Items(template["resources"]!))
        {
            if ((bool?)resource["existing"] == true)
            {
                continue;
            }

            if ((string?)resource["type"] != "Microsoft.Resources/deployments")
            {
                yield return resource;
                continue;
            }

            foreach (var inner in Resources(resource["properties"]!["template"]!))
            {
                yield return inner;
            }
        }
    }

    // A template that uses types of its own keeps its resources by name, any other in a list.
    private static IEnumerable<JsonNode> Items(JsonNode resources) =>
        (resources is JsonObject named ? named.Select(resource => resource.Value) : resources.AsArray()).OfType<JsonNode>();

    private static async Task<JsonNode> CompileAsync()
    {
        var (output, complaints) = await Bicep.RunAsync("build", "main.bicep", "--stdout");
        Assert.Equal(string.Empty, complaints);
        return JsonNode.Parse(output)!;
    }
}
