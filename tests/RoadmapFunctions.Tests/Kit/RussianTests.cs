using RoadmapFunctions.Kit;
using Xunit;

namespace RoadmapFunctions.Tests.Kit;

public sealed class RussianTests
{
    [Theory]
    [InlineData(0, "ответов")]
    [InlineData(1, "ответ")]
    [InlineData(2, "ответа")]
    [InlineData(5, "ответов")]
    [InlineData(11, "ответов")]
    [InlineData(12, "ответов")]
    [InlineData(14, "ответов")]
    [InlineData(21, "ответ")]
    [InlineData(104, "ответа")]
    [InlineData(111, "ответов")]
    public void A_number_takes_its_plural_form(int number, string word) =>
        Assert.Equal(word, Russian.Plural(number, "ответ", "ответа", "ответов"));

    [Fact]
    public void A_share_names_its_numerator_and_denominator_and_does_not_break_at_the_end_of_a_line() =>
        Assert.Equal("5\u00A0из\u00A07\u00A0(71,4\u00A0%)", Russian.Share(5, 7));

    [Fact]
    public void The_percentage_of_zero_in_zero_is_a_dash() => Assert.Equal("—", Russian.Percent(0, 0));

    [Fact]
    public void Quotation_marks_inside_quotation_marks_are_of_the_other_kind() =>
        Assert.Equal("«конкурс „Первые шаги“»", Russian.Quoted("конкурс «Первые шаги»"));

    [Fact]
    public void A_list_is_joined_by_commas_and_an_and() => Assert.Equal("раз, два и три", Russian.List(["раз", "два", "три"]));
}
