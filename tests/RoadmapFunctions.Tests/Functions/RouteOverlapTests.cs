using System.Text.Json.Nodes;
using Xunit;

namespace RoadmapFunctions.Tests.Functions;

/// <summary>
/// The Functions host gives a request to the first function, by name, whose template matches; a word takes no precedence over a parameter.
/// So no path may match two templates.
/// </summary>
public sealed class RouteOverlapTests
{
    [Fact]
    public void No_path_belongs_to_two_functions()
    {
        var routes = Metadata()
            .SelectMany(function => function["bindings"]!.AsArray())
            .Where(binding => (string?)binding!["type"] == "httpTrigger")
            .SelectMany(http =>
                http!["methods"]!.AsArray().Select(verb => (Verb: (string)verb!, Template: new RouteTemplate((string)http["route"]!)))
            )
            .ToList();
        var shared = routes.SelectMany(
            (one, index) =>
                routes
                    .Skip(index + 1)
                    .Where(other => other.Verb == one.Verb && other.Template.Overlaps(one.Template))
                    .Select(other => $"{one.Verb} {one.Template.Text} and {other.Template.Text}")
        );
        Assert.True(routes.Count > 50);
        Assert.Empty(shared);
    }

    // What the host reads, not what the attributes say.
    private static IEnumerable<JsonNode> Metadata() =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "functions.metadata")))!.AsArray().OfType<JsonNode>();

    [Theory]
    [InlineData("desk/{campaign}", "desk/sign-in", true)]
    [InlineData("desk/{campaign}", "Desk/{other}", true)]
    [InlineData("{root}/sign-in", "desk/{campaign}", true)]
    [InlineData("editions/{number:int}", "editions/1", true)]
    [InlineData("editions/{number:int}", "editions/preview", false)]
    [InlineData("desk/{campaign}", "desk/{campaign}/editions", false)]
    [InlineData("{nothing:maxlength(0)?}", "desk", false)]
    [InlineData("desk/campaigns", "desk/sign-in", false)]
    public void Templates_overlap_when_some_path_matches_both(string one, string other, bool overlap)
    {
        Assert.Equal(overlap, new RouteTemplate(one).Overlaps(new(other)));
        Assert.Equal(overlap, new RouteTemplate(other).Overlaps(new(one)));
    }
}
