using System.Text.Json.Nodes;
using RoadmapFunctions.LocalHost.GoogleSheets;
using Xunit;

namespace RoadmapFunctions.LocalHost.Tests.GoogleSheets;

public static class FieldMaskTests
{
    [Theory]
    [InlineData(
        "properties(title,timeZone),sheets(properties(sheetId))",
        """{ "properties": { "title": "t", "timeZone": "z" }, "sheets": [{ "properties": { "sheetId": 1 } }] }"""
    )]
    [InlineData("sheets/properties/title", """{ "sheets": [{ "properties": { "title": "s" } }] }""")]
    [InlineData("sheets.properties.title,id", """{ "id": 5, "sheets": [{ "properties": { "title": "s" } }] }""")]
    [InlineData("nothing", "{}")]
    public static void Only_what_is_named_is_answered(string fields, string expected)
    {
        var node = JsonNode.Parse(
            """
            {
              "id": 5,
              "properties": { "title": "t", "timeZone": "z", "locale": "l" },
              "sheets": [{ "properties": { "sheetId": 1, "title": "s" } }]
            }
            """
        );

        Assert.True(Recording.SameJson(expected, FieldMask.Parse(fields).Apply(node)));
    }

    [Theory]
    [InlineData("a(b")]
    [InlineData("a)")]
    [InlineData("a,")]
    public static void A_malformed_mask_is_refused(string fields) => Assert.Throws<SheetsRequestException>(() => FieldMask.Parse(fields));
}
