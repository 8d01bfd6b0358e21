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
    [InlineData("распоряжением департамента № 5", "в соответствии с распоряжением департамента № 5")]
    [InlineData("приказом № 5", "в соответствии с приказом № 5")]
    [InlineData("данным приказом № 5", "в соответствии с данным приказом № 5")]
    [InlineData("программой развития", "в соответствии с программой развития")]
    [InlineData("дорожной картой района", "в соответствии с дорожной картой района")]
    [InlineData("дорожной карты района", "во исполнение дорожной карты района")]
    [InlineData("государственной программы № 1", "во исполнение государственной программы № 1")]
    [InlineData("постановления № 5", "во исполнение постановления № 5")]
    [InlineData("Во исполнение приказа № 5", "Во исполнение приказа № 5")]
    [InlineData("в соответствии с приказом № 5", "в соответствии с приказом № 5")]
    public void An_act_without_a_preposition_gets_the_one_that_its_case_needs(string act, string words) =>
        Assert.Equal(words, Pursuance.InWords(act));

    [Theory]
    [InlineData("приказ", "во исполнение постановления № 5", null)]
    [InlineData("приказ", "В соответствии с приказом № 5", null)]
    [InlineData("приказ", "постановления № 5", null)]
    [InlineData("приказа", null, "$.legalBasis.kind")]
    [InlineData("Распоряжению", null, "$.legalBasis.kind")]
    public void Words_of_the_order_fit_into_the_sentences_of_the_papers(string kind, string? inPursuanceOf, string? place)
    {
        var basis = TestCampaign.Small.LegalBasis with { Kind = kind, InPursuanceOf = inPursuanceOf };
        var places = CampaignRules.Check(TestCampaign.Small with { LegalBasis = basis }).Select(mistake => mistake.Place);
        Assert.Equal(place is null ? [] : [place], places);
    }

    [Theory]
    [InlineData("\u3164", "текст пуст")]
    [InlineData("\u2800\uFFA0", "текст пуст")]
    [InlineData("\uFEFFНазвание", "текст начинается или кончается невидимым знаком")]
    [InlineData("\u3164Название", "текст начинается или кончается невидимым знаком")]
    [InlineData("Название\u200B", "текст начинается или кончается невидимым знаком")]
    [InlineData("Название и\u0306", null)] // «й» of two signs
    public void A_title_that_prints_blank_or_begins_with_a_sign_that_nobody_sees_is_refused(string title, string? problem) =>
        Assert.Equal(
            problem,
            CampaignRules.Check(TestCampaign.Small with { Title = title }).FirstOrDefault(mistake => mistake.Place == "$.title")?.Problem
        );
}
