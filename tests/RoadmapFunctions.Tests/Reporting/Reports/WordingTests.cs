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
    public void Names_are_folded_by_their_kind(string names, string folded) => Assert.Equal(folded, Named(names, NameCase.Nominative));

    [Theory]
    [InlineData("школа № 32|школа № 33", "школы № 32 и 33", "школ № 32 и 33", "школам № 32 и 33")]
    [InlineData(
        "Лицей № 7|Лицей № 49|школа № 14",
        "Лицеи № 7 и 49; школа № 14",
        "лицеев № 7 и 49; школы № 14",
        "лицеям № 7 и 49; школе № 14"
    )]
    [InlineData("Гимназия № 42", "Гимназия № 42", "гимназии № 42", "гимназии № 42")]
    [InlineData("СОШ № 5|СОШ № 7", "СОШ № 5 и 7", "СОШ № 5 и 7", "СОШ № 5 и 7")]
    [InlineData(
        "Вечерняя школа № 1|Вечерняя школа № 2",
        "Вечерняя школа № 1 и Вечерняя школа № 2",
        "Вечерней школы № 1 и Вечерней школы № 2",
        "Вечерней школе № 1 и Вечерней школе № 2"
    )]
    [InlineData("Лицей «Эврика»", "Лицей «Эврика»", "лицея «Эврика»", "лицею «Эврика»")]
    public void A_school_stands_in_the_case_that_its_sentence_needs(string names, string nominative, string genitive, string dative) =>
        Assert.Equal(
            (nominative, genitive, dative),
            (Named(names, NameCase.Nominative), Named(names, NameCase.Genitive), Named(names, NameCase.Dative))
        );

    private static string Named(string names, NameCase wanted) =>
        Wording.Names(names.Split('|').Select(name => new Organization(name, name, name)), wanted).Replace('\u00A0', ' ');
}
