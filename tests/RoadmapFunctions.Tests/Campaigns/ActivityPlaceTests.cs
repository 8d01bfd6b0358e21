using RoadmapFunctions.Campaigns;
using RoadmapFunctions.CampaignVersions.Drafts;
using Xunit;

namespace RoadmapFunctions.Tests.Campaigns;

public sealed class ActivityPlaceTests
{
    [Theory]
    [InlineData("пересмотреть {activity}", "пересмотреть мероприятие 7", "пересмотреть мероприятия 7 и 10")]
    [InlineData(
        "обеспечить выполнение {activity:genitive}",
        "обеспечить выполнение мероприятия 7",
        "обеспечить выполнение мероприятий 7 и 10"
    )]
    [InlineData("завершить работу по {activity:dative}", "завершить работу по мероприятию 7", "завершить работу по мероприятиям 7 и 10")]
    [InlineData("заняться {activity:instrumental}", "заняться мероприятием 7", "заняться мероприятиями 7 и 10")]
    [InlineData("отчитаться о {activity:prepositional}", "отчитаться о мероприятии 7", "отчитаться о мероприятиях 7 и 10")]
    public void A_sentence_names_one_activity_or_several_in_the_case_that_it_needs(string text, string one, string several)
    {
        Assert.Equal(one, ActivityPlace.Fill(text, 1, "7"));
        Assert.Equal(several, ActivityPlace.Fill(text, 2, "7 и 10"));
    }

    [Fact]
    public void An_empty_name_leaves_only_the_word_for_the_activity() =>
        Assert.Equal("завершить работу по мероприятию", ActivityPlace.Fill("завершить работу по {activity:dative}", 1, named: ""));

    [Fact]
    public void Placeholders_become_Russian_words_for_people_and_convert_back()
    {
        foreach (var place in ActivityPlace.All)
        {
            var text = $"выполнить {place.Text}: {Recommendation.OrganizationsPlace}";
            var read = RecommendationWords.ForPerson(text);
            Assert.DoesNotMatch("[a-z]", read);
            Assert.Equal(text, RecommendationWords.ForFile(read));
        }
    }
}
