using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Sync;
using Xunit;

namespace RoadmapFunctions.Tests.Collecting.Sync;

public sealed class OrganizationMatcherTests
{
    private static readonly OrganizationMatcher Schools = new(TestCampaign.Small.Organizations);

    [Theory]
    [InlineData("МАОУ СОШ № 5 имени А.К. Ерохина")]
    [InlineData("маоу сош №5 им. А. К. Ерохина")]
    [InlineData("СОШ-5")]
    [InlineData("sosh-5")]
    public void A_school_is_found_by_id_name_or_alias_however_it_is_typed(string name) => Assert.Equal("sosh-5", Schools.Find(name)?.Id);

    [Theory]
    [InlineData("МАОУ СОШ № 1")]
    [InlineData("МАОУ СОШ № 118")]
    [InlineData("МАОУ СОШ")]
    public void Another_number_is_another_school_and_is_not_even_suggested(string name)
    {
        Assert.Null(Schools.Find(name));
        Assert.Null(Schools.Suggest(name));
    }

    [Fact]
    public void A_near_miss_is_suggested_and_not_taken()
    {
        Assert.Null(Schools.Find("МАОУ СШО № 18"));
        Assert.Equal("sosh-18", Schools.Suggest("МАОУ СШО № 18")?.Id);
    }

    [Fact]
    public void What_is_too_long_for_a_name_is_compared_with_nothing()
    {
        var schools = new OrganizationMatcher(
            Enumerable.Range(1, 30).Select(number => new Organization($"s-{number}", $"Школа № {number}", $"№ {number}"))
        );
        Assert.Equal(20, schools.Several($"Школы № {string.Join(", ", Enumerable.Range(1, 20))}").Count);
        Assert.Empty(schools.Several($"Школы № {string.Join(", ", Enumerable.Range(1, 21))}"));
        Assert.Null(schools.Suggest("Школа № 5 " + string.Concat(Enumerable.Repeat("имени ", 100))));
    }

    [Theory]
    [InlineData("МАУ ОСШ № 18", "sosh-18")]
    [InlineData("СШО 18", "sosh-18")]
    [InlineData("ТЕСТ 18", null)]
    [InlineData("МАУ ОСШ", null)]
    public void The_only_school_with_a_number_is_suggested_for_a_badly_spelt_name_however_short(string name, string? school) =>
        Assert.Equal(school, Schools.Suggest(name)?.Id);

    [Fact]
    public void Schools_of_two_kinds_with_one_number_are_never_taken_for_each_other()
    {
        var schools = new OrganizationMatcher([new("sosh-38", "МАОУ СОШ № 38", "СОШ № 38"), new("oosh-38", "МАОУ ООШ № 38", "ООШ № 38")]);
        Assert.Equal(
            ["sosh-38", "oosh-38", "sosh-38", null],
            ((string[])["маоу сош 38", "ООШ-38", "sosh-38", "Школа № 38"]).Select(name => schools.Find(name)?.Id)
        );
        Assert.Equal("oosh-38", schools.Suggest("МАОУ ОООШ № 38")?.Id);
    }

    [Theory]
    [InlineData("СОШ 5 им. Ерохина", "sosh-5")]
    [InlineData(
        "Муниципальное автономное общеобразовательное учреждение средняя общеобразовательная школа № 5 имени А.К. Ерохина города Томска",
        "sosh-5"
    )]
    [InlineData("муниципальное  бюджетное общеобразовательное учреждение «Основная общеобразовательная школа №66»", "oosh-66")]
    [InlineData("Муниципального автономного общеобразовательного учреждения средней общеобразовательной школы № 41", "sosh-41")]
    [InlineData("СОШ № 11 имени Смирнова Виктора Ивановича", "sosh-11")]
    [InlineData("Муниципальное автономное общеобразовательное учреждение средняя общеобразовательная школа № 15", null)]
    [InlineData("Гимназия № 5", null)]
    public void A_full_or_shortened_name_is_suggested_when_its_number_is_the_very_same(string name, string? school)
    {
        var schools = new OrganizationMatcher(TestCampaign.Tomsk.Organizations);
        Assert.Null(schools.Find(name));
        Assert.Equal(school, schools.Suggest(name)?.Id);
    }

    [Theory]
    [InlineData("МАОУ ООШ № 38, 66", "oosh-38 oosh-66")]
    [InlineData("ООШ 66 и 38", "oosh-38 oosh-66")]
    [InlineData("СОШ № 28, № 41, № 44", "sosh-28 sosh-41 sosh-44")]
    [InlineData("СОШ № 28, 29", "")]
    [InlineData("ООШ № 38", "")]
    public void A_name_of_several_schools_is_told_from_an_unknown_one(string name, string schools) =>
        Assert.Equal(
            schools,
            string.Join(' ', new OrganizationMatcher(TestCampaign.Tomsk.Organizations).Several(name).Select(school => school.Id))
        );

    [Fact]
    public void Letters_that_look_alike_are_one_letter() => Assert.Equal("sosh-18", Schools.Find("MAOY COШ № 18")?.Id);

    [Fact]
    public void What_is_like_a_school_in_its_number_alone_is_not_suggested() => Assert.Null(Schools.Suggest("Гимназия № 18"));
}
