using RoadmapFunctions.Campaigns;
using Xunit;

namespace RoadmapFunctions.Tests.Campaigns;

public sealed class OrganizationNounTests
{
    [Theory]
    [InlineData("общеобразовательные учреждения", "каждое учреждение")]
    [InlineData("образовательные организации", "каждая организация")]
    [InlineData("организации дополнительного образования", "каждая организация")]
    [InlineData("школы", "каждая школа")]
    [InlineData("детские сады", "каждое учреждение")]
    public void Sentences_name_organizations_as_the_campaign_does(string plural, string each)
    {
        var noun = OrganizationNoun.In(plural);
        Assert.Equal(each, $"{noun.Of("каждый", "каждая", "каждое")} {noun.One.Nominative}");
    }
}
