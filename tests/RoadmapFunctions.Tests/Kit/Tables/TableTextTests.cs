using Azure.Data.Tables;
using RoadmapFunctions.Kit.Tables;
using Xunit;

namespace RoadmapFunctions.Tests.Kit.Tables;

public sealed class TableTextTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(31_999)]
    [InlineData(32_000)]
    [InlineData(32_001)]
    [InlineData(100_000)]
    public void A_text_of_any_length_comes_back_whole_and_no_piece_is_longer_than_a_property_holds(int length)
    {
        var text = string.Concat(Enumerable.Range(0, length).Select(index => (char)('а' + (index % 32))));
        var entity = new TableEntity("campaign", "key");
        TableText.Write(entity, "Answers", text);
        Assert.Equal(text, TableText.Read(entity, "Answers"));
        Assert.All(entity.Select(property => property.Value).OfType<string>(), piece => Assert.InRange(piece.Length, 0, 32_768));
    }
}
