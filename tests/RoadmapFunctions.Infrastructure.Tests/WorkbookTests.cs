using System.Text.Json.Nodes;
using Xunit;

namespace RoadmapFunctions.Infrastructure.Tests;

public sealed class WorkbookTests(CompiledTemplate template)
{
    private static readonly JsonNode Workbook = JsonNode.Parse(
        File.ReadAllText(Path.Combine(Bicep.Folder, "workbook", "operations.json"))
    )!;

    public static TheoryData<string> Queries => [.. Parts().Where(part => (int)part["type"]! == 3).Select(part => (string)part["name"]!)];

    [Fact]
    public async Task The_template_carries_the_file_and_points_it_at_the_workspace()
    {
        var resource = await template.ResourceAsync("Microsoft.Insights/workbooks");
        Assert.Equal("shared", (string?)resource["kind"]);
        Assert.Equal("[parameters('workspaceId')]", (string?)resource["properties"]!["sourceId"]);
        Assert.Contains(
            "createObject('fallbackResourceIds', createArray(parameters('workspaceId')))",
            (string?)resource["properties"]!["serializedData"],
            StringComparison.Ordinal
        );
        Assert.Equal(Workbook.ToJsonString(), (await template.ModuleAsync("workbook"))["variables"]!["$fxv#0"]!.ToJsonString());
    }

    [Theory]
    [MemberData(nameof(Queries))]
    public void A_query_names_only_events_measures_and_values_that_the_app_has(string part)
    {
        Kql.AssertNamesOnlyWhatIsThere(Query(part));
        Kql.AssertReadsOnlyWhatIsCarried(Query(part));
    }

    [Theory]
    [MemberData(nameof(Queries))]
    public void Events_of_libraries_are_left_out_and_the_time_is_the_reader_s_choice(string part)
    {
        var content = Parts().Single(each => (string?)each["name"] == part)["content"]!;
        Assert.Equal("Time", (string?)content["timeContextFromParameter"]);
        Assert.Equal(
            Query(part).Contains("AppTraces", StringComparison.Ordinal),
            Query(part).Contains("startswith \"RoadmapFunctions.\"", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Every_measure_of_the_app_is_shown() =>
        Assert.Equal(
            Kql.Measures.Order(StringComparer.Ordinal),
            Queries.SelectMany(part => Kql.MeasuresIn(Query(part.Data))).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
        );

    private static string Query(string part) => (string)Parts().Single(each => (string?)each["name"] == part)["content"]!["query"]!;

    private static IEnumerable<JsonNode> Parts() => Workbook["items"]!.AsArray().OfType<JsonNode>();
}
