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
    public void Schools_of_two_kinds_with_one_number_are_never_taken_for_each_other()
    {
        var schools = new OrganizationMatcher([new("sosh-38", "МАОУ СОШ № 38", "СОШ № 38"), new("oosh-38", "МАОУ ООШ № 38", "ООШ № 38")]);
        Assert.Equal(["sosh-38", "oosh-38", "sosh-38", null], ((string[])["маоу сош 38", "ООШ-38", "sosh-38", "Школа № 38"]).Select(name => schools.Find(name)?.Id));
        Assert.Equal("oosh-38", schools.Suggest("МАОУ ОООШ № 38")?.Id);
    }

    [Fact]
    public void What_is_like_a_school_in_its_number_alone_is_not_suggested() => Assert.Null(Schools.Suggest("Гимназия № 18"));
}
