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
    public void After_a_preposition_activities_stand_in_the_genitive(int count, string words) =>
        Assert.Equal(words, Wording.OfActivities(count).Replace('\u00A0', ' '));

    [Fact]
    public void Quotation_marks_inside_of_others_take_the_other_kind() =>
        Assert.Equal("«Имеются участники в конкурсе „Первые шаги“»", Russian.Quoted("Имеются участники в конкурсе «Первые шаги»"));

    [Theory]
    [InlineData(2, "№ 1 и 2")]
    [InlineData(20, "19 и 20")]
    [InlineData(21, "19 и 20 и другие (всего 21)")]
    public void A_long_list_of_schools_is_cut_and_says_by_how_many(int count, string end) =>
        Assert.EndsWith(
            end,
            Wording
                .Names(Enumerable.Range(1, count).Select(number => new Organization($"s-{number}", $"Школа № {number}", $"№ {number}")))
                .Replace('\u00A0', ' '),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("СОШ № 5|СОШ № 11|СОШ № 28|ООШ № 66", "СОШ № 5, 11 и 28; ООШ № 66")]
    [InlineData("СОШ № 44|ООШ № 38", "СОШ № 44 и ООШ № 38")]
    [InlineData("МБОУ «СОШ № 5»|МБОУ «СОШ № 7»", "МБОУ «СОШ № 5» и МБОУ «СОШ № 7»")]
    [InlineData("Лицей «Эврика»|СОШ № 5", "Лицей «Эврика» и СОШ № 5")]
    [InlineData("Гимназия № 6 имени Пушкина|СОШ № 5|СОШ № 6", "Гимназия № 6 имени Пушкина; СОШ № 5 и 6")]
    public void Names_are_folded_by_their_kind(string names, string folded) =>
        Assert.Equal(folded, Wording.Names(names.Split('|').Select(name => new Organization(name, name, name))).Replace('\u00A0', ' '));
}
