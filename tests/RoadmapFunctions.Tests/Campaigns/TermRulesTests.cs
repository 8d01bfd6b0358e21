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

    [Theory]
    [InlineData("приказ", "во исполнение постановления № 5", null)]
    [InlineData("приказ", "В соответствии с приказом № 5", null)]
    [InlineData("приказ", "постановления № 5", "$.legalBasis.inPursuanceOf")]
    [InlineData("приказа", null, "$.legalBasis.kind")]
    [InlineData("Распоряжению", null, "$.legalBasis.kind")]
    public void Words_of_the_order_fit_into_the_sentences_of_the_papers(string kind, string? inPursuanceOf, string? place)
    {
        var basis = TestCampaign.Small.LegalBasis with { Kind = kind, InPursuanceOf = inPursuanceOf };
        var places = CampaignRules.Check(TestCampaign.Small with { LegalBasis = basis }).Select(mistake => mistake.Place);
        Assert.Equal(place is null ? [] : [place], places);
    }
}
