using RoadmapFunctions.Kit;
using Xunit;

namespace RoadmapFunctions.Tests.Kit;

public sealed class BodyNameTests
{
    [Theory]
    [InlineData("Комитет по образованию", "Комитета по образованию", "Комитету по образованию", "Комитет по образованию")]
    [InlineData("Управление образования", "Управления образования", "Управлению образования", "Управление образования")]
    [InlineData("Администрация города", "Администрации города", "Администрации города", "Администрацию города")]
    [InlineData(
        "Городской методический центр",
        "Городского методического центра",
        "Городскому методическому центру",
        "Городской методический центр"
    )]
    [InlineData("Средняя школа № 5", "Средней школы № 5", "Средней школе № 5", "Среднюю школу № 5")]
    [InlineData("Высший колледж", "Высшего колледжа", "Высшему колледжу", "Высший колледж")]
    [InlineData("Лицей № 7", "Лицея № 7", "Лицею № 7", "Лицей № 7")]
    [InlineData("Муниципальная гимназия", "Муниципальной гимназии", "Муниципальной гимназии", "Муниципальную гимназию")]
    [InlineData(
        "Муниципальное бюджетное общее учреждение «Лицей»",
        "Муниципального бюджетного общего учреждения «Лицей»",
        "Муниципальному бюджетному общему учреждению «Лицей»",
        "Муниципальное бюджетное общее учреждение «Лицей»"
    )]
    [InlineData("МАУ ИМЦ", "МАУ ИМЦ", "МАУ ИМЦ", "МАУ ИМЦ")]
    [InlineData("МБОУ «Школа № 3»", "МБОУ «Школа № 3»", "МБОУ «Школа № 3»", "МБОУ «Школа № 3»")]
    [InlineData("Наш центр", "Наш центр", "Наш центр", "Наш центр")]
    public void A_name_is_declined_by_its_noun_and_the_adjectives_before_it(string name, string genitive, string dative, string accusative)
    {
        Assert.Equal(genitive, BodyName.Genitive(name));
        Assert.Equal(dative, BodyName.Dative(name));
        Assert.Equal(accusative, BodyName.Accusative(name));
    }

    [Fact]
    public void A_name_that_cannot_be_declined_has_no_genitive() => Assert.Null(BodyName.FindGenitive("МАУ ИМЦ"));

    [Theory]
    [InlineData("управления образования города", "Управление образования города")]
    [InlineData("Администрации города", "Администрация города")]
    [InlineData("школьного совета", null)]
    public void The_nominative_is_found_from_the_genitive(string genitive, string? nominative) =>
        Assert.Equal(nominative, BodyName.Nominative(genitive));
}
