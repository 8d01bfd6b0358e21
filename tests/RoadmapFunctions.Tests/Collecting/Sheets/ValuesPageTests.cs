using System.Text;
using System.Text.Json;
using RoadmapFunctions.Collecting.Sheets;
using Xunit;

namespace RoadmapFunctions.Tests.Collecting.Sheets;

public sealed class ValuesPageTests
{
    [Theory]
    [InlineData("""{"valueRanges":[{"range":"'A'!A2:C3","values":[["а",1],[],["б, \"в\"",[2],null]]}],"spreadsheetId":"id"}""")]
    [InlineData(
        """{ "spreadsheetId":{"a":[1]}, "valueRanges":[{"values":[ ["а",1] , [] , ["б, \"в\"",[2],null] ], "range":"'A'!A2:C3"}] }"""
    )]
    public async Task Rows_are_found_in_whatever_order_the_answer_has_its_parts(string json)
    {
        using var page = await ReadAsync(json);
        Assert.Equal((2, 0), page.Origin);
        Assert.Equal(
            ["""["а",1]""", "[]", """["б, \"в\"",[2],null]"""],
            Enumerable.Range(0, page.Count).Select(row => Encoding.UTF8.GetString(page.Row(row)))
        );
        Assert.Equal("б, \"в\"", page.Cells(2)[0].Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("""{"valueRanges":[{"range":"'A'!A1:C3","values":[["а",1]""")]
    [InlineData("""{"valueRanges":[{"range":"'A'!A1:C3","values":[null]}]}""")]
    [InlineData("""{"valueRanges":[{"range":"'A'!A1:C3","values":[1]}]}""")]
    [InlineData("""{"valueRanges":[{"values":[]}]}""")]
    [InlineData("""{"valueRanges":[null]}""")]
    [InlineData("""{"valueRanges":[]} {}""")]
    public async Task What_is_cut_off_or_something_else_is_no_page(string json) =>
        await Assert.ThrowsAnyAsync<JsonException>(() => ReadAsync(json));

    [Fact]
    public async Task A_page_larger_than_the_first_buffer_is_read_whole()
    {
        var row = JsonSerializer.Serialize(new[] { new string('x', 1000) });
        using var page = await ReadAsync(
            $$"""{"valueRanges":[{"range":"'A'!A1:A9","values":[{{string.Join(',', Enumerable.Repeat(row, 9_000))}}]}]}"""
        );
        Assert.Equal(9_000, page.Count);
        Assert.Equal(row, Encoding.UTF8.GetString(page.Row(8_999)));
    }

    private static async Task<ValuesPage> ReadAsync(string json)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));
        return await ValuesPage.ReadAsync(stream, CancellationToken.None);
    }
}
