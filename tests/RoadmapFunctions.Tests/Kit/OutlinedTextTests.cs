using RoadmapFunctions.Answers;
using RoadmapFunctions.Kit;
using Xunit;

namespace RoadmapFunctions.Tests.Kit;

public sealed class OutlinedTextTests
{
    private static readonly string Long = string.Concat(Enumerable.Repeat("Тренинги ведут два учителя. ", 4));

    [Theory]
    [InlineData("")]
    [InlineData("—")]
    [InlineData("Разработали сами, утвердили на педсовете")]
    public void A_short_text_stays_as_it_is(string text) => Assert.Equal(text, OutlinedText.Of(text));

    [Fact]
    public void A_long_text_leaves_its_length_and_digest()
    {
        var outline = OutlinedText.Of(Long);
        Assert.Equal($"\u0001112:{Digest.Of(Long)[..32]}", outline); // a storage format
        Assert.True(OutlinedText.IsOutline(outline));
        Assert.Equal(Long.Length, OutlinedText.LengthOf(outline));
        Assert.Equal(outline, OutlinedText.Of(outline));
        Assert.NotEqual(outline, OutlinedText.Of(Long.Replace('Т', 'т')));
    }

    [Theory]
    [InlineData("-----------------------------------------------", true, true)]
    [InlineData("Нет…………………………………………………………………………………………………………………", true, false)]
    [InlineData("нетто-масса: сорок один килограмм сорок граммов", false, false)]
    public void A_long_dash_is_known_by_its_outline(string text, bool dash, bool whereAsked)
    {
        var outline = OutlinedText.Of(text);
        Assert.True(OutlinedText.IsOutline(outline));
        Assert.Equal((dash, whereAsked), (Dash.Is(text), Dash.Is(text, asked: true)));
        Assert.Equal((dash, whereAsked), (Dash.Is(outline), Dash.Is(outline, asked: true)));
    }

    [Fact]
    public void No_text_from_people_passes_for_an_outline() => Assert.False(OutlinedText.IsOutline(CleanText.Of(OutlinedText.Of(Long))));
}
