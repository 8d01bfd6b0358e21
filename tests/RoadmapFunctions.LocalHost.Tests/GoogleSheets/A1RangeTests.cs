using RoadmapFunctions.Kit;
using RoadmapFunctions.LocalHost.GoogleSheets;
using Xunit;

namespace RoadmapFunctions.LocalHost.Tests.GoogleSheets;

public static class A1RangeTests
{
    private static readonly string[] Tabs = ["Ответы на форму (1)", "It's", "A1"];

    [Theory]
    [InlineData("'Ответы на форму (1)'!A1:Z100", 1, 1, 26, 100)]
    [InlineData("'Ответы на форму (1)'!1:1", null, 1, null, 1)]
    [InlineData("'Ответы на форму (1)'!2:500", null, 2, null, 500)]
    [InlineData("'Ответы на форму (1)'!B:AA", 2, null, 27, null)]
    [InlineData("'Ответы на форму (1)'!A2:C", 1, 2, 3, null)]
    [InlineData("'Ответы на форму (1)'!c3:a1", 1, 1, 3, 3)]
    [InlineData("Ответы на форму (1)!B7", 2, 7, 2, 7)]
    [InlineData("'Ответы на форму (1)'", null, null, null, null)]
    [InlineData("Ответы на форму (1)", null, null, null, null)]
    public static void A_range_of_a_tab_is_read(string text, int? left, int? top, int? right, int? bottom)
    {
        Assert.True(A1Range.TryParse(text, Tabs, out var range));
        Assert.Equal(new A1Range("Ответы на форму (1)", left, top, right, bottom), range);
    }

    [Fact]
    public static void Quotes_inside_a_name_are_doubled()
    {
        Assert.True(A1Range.TryParse("'It''s'!A1", Tabs, out var range));
        Assert.Equal("It's", range.Tab);
        Assert.Equal("'It''s'", A1.Tab("It's"));
    }

    [Fact]
    public static void A_bare_word_is_a_tab_where_one_is_called_so_and_cells_otherwise()
    {
        Assert.True(A1Range.TryParse("A1", Tabs, out var tab));
        Assert.Equal(new A1Range("A1", null, null, null, null), tab);

        Assert.True(A1Range.TryParse("A2", Tabs, out var cell));
        Assert.Equal(new A1Range(Tab: null, 1, 2, 1, 2), cell);
    }

    [Theory]
    [InlineData("")]
    [InlineData("'Ответы")]
    [InlineData("'Ответы'A1")]
    [InlineData("Ответы!")]
    [InlineData("Ответы!A")]
    [InlineData("Ответы!A0")]
    [InlineData("Ответы!ABCD1")]
    [InlineData("Ответы!A1:B2:C3")]
    [InlineData("!A1")]
    public static void What_is_no_range_is_refused(string text) => Assert.False(A1Range.TryParse(text, Tabs, out _));
}
