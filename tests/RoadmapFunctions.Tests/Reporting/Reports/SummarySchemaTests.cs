using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using Json.Schema;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Reporting.Reports;
using Xunit;

namespace RoadmapFunctions.Tests.Reporting.Reports;

/// <summary>The open data and the schema that is published beside them.</summary>
public sealed class SummarySchemaTests
{
    [Fact]
    public void The_published_schema_is_made_from_the_types_that_write_the_file()
    {
        var options = new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true };
        var json = new JsonSerializerOptions(RoadmapJson.Strict)
        {
            TypeInfoResolver = new System.Text.Json.Serialization.Metadata.DefaultJsonTypeInfoResolver(),
        };
        var schema = json.GetJsonSchemaAsNode(typeof(SummaryData), options).AsObject();
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "title", "Сводная информация выполнения дорожной карты");
        Golden.Equal("src/RoadmapFunctions/Reporting/Reports/summary.schema.json", schema.ToJsonString(RoadmapJson.Indented) + "\n");
    }

    [Fact]
    public async Task The_open_data_of_the_sample_are_valid_and_a_lost_total_is_not()
    {
        var files = await ReportCase.Tomsk.FilesAsync();
        var schema = JsonSchema.FromText(System.Text.Encoding.UTF8.GetString(files["summary.schema.json"]));
        var summary = JsonNode.Parse(files["summary.json"])!;
        Assert.True(schema.Evaluate(JsonSerializer.SerializeToElement(summary)).IsValid);
        summary["totals"]!.AsObject().Remove("late");
        Assert.False(schema.Evaluate(JsonSerializer.SerializeToElement(summary)).IsValid);
    }
}
