using RoadmapFunctions.Campaigns;
using Xunit;

namespace RoadmapFunctions.Tests.Campaigns;

public sealed class TermRulesTests
{
    [Theory]
    [InlineData("ООУ", true)]
    [InlineData("МБ ОУ", true)]
    [InlineData("учреждение", false)]
    [InlineData("Школа", false)]
    public void An_abbreviation_must_be_in_capital_letters(string text, bool fits)
    {
        var terms = TestCampaign.Small.Terms;
        var campaign = TestCampaign.Small with { Terms = terms with { Organization = terms.Organization with { Abbreviation = text } } };
        var places = CampaignRules.Check(campaign).Select(mistake => mistake.Place);
        Assert.Equal(fits ? [] : ["$.terms.organization.abbreviation"], places);
    }
}
