using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Reporting.Reports;
using Xunit;

namespace RoadmapFunctions.Tests.Reporting.Reports;

public sealed class WordingTests
{
    [Theory]
    [InlineData(1, "из 1 мероприятия")]
    [InlineData(3, "из 3 мероприятий")]
    [InlineData(10, "из 10 мероприятий")]
    [InlineData(21, "из 21 мероприятия")]
    public void After_a_preposition_activities_stand_in_the_genitive(int count, string words) => Assert.Equal(words, Wording.OfActivities(count).Replace('\u00A0', ' '));

    [Fact]
    public void Quotation_marks_inside_of_others_take_the_other_kind() => Assert.Equal("«Имеются участники в конкурсе „Первые шаги“»", Russian.Quoted("Имеются участники в конкурсе «Первые шаги»"));

    [Theory]
    [InlineData(2, "№ 1 и № 2")]
    [InlineData(20, "№ 19 и № 20")]
    [InlineData(21, "№ 19, № 20 и ещё 1 ООУ")]
    public void A_long_list_of_schools_is_cut_and_says_by_how_many(int count, string end) =>
        Assert.EndsWith(end, Wording.Names(Enumerable.Range(1, count).Select(number => new Organization($"s-{number}", $"Школа № {number}", $"№ {number}"))).Replace('\u00A0', ' '), StringComparison.Ordinal);
}
