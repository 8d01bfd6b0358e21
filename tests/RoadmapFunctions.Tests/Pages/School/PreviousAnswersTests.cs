using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Pages.School;
using RoadmapFunctions.Tests.Answers;
using Xunit;

namespace RoadmapFunctions.Tests.Pages.School;

/// <summary>What a school answered in the last period, beside the questions of this one.</summary>
public sealed class PreviousAnswersTests
{
    private static readonly Campaign Before = TestCampaign.Small with { Id = "before" };
    private static readonly Campaign Now = TestCampaign.Small with { Previous = "before" };
    private readonly LogInMemory log = new();

    [Fact]
    public async Task An_answer_stands_beside_the_question_that_has_the_same_id()
    {
        await log.AppendAsync("before", [Review.Answer(0, Review.Words("scheme", "почти", "going", "gone"))], default);
        var previous = (await ReadAsync(Now, Before))!;
        var (activity, answer) = previous.To(TestCampaign.Activity("scheme"))!.Value;
        Assert.Equal(("Схема занятий", "почти"), (activity.Title, answer.Other));
        Assert.Equal(["going"], PreviousAnswers.Kept(TestCampaign.Activity("scheme"), answer));
        Assert.Null(previous.To(TestCampaign.Activity("goals")));
        Assert.Null(previous.To(TestCampaign.Activity("scheme") with { Id = "new" }));
    }

    [Fact]
    public void A_value_stands_only_in_a_field_that_asks_for_such_a_one()
    {
        var share = new ValueAnswer("passed", new ShareValue(12, 40), "трое уволились");
        Assert.Equal("12 из 40", PreviousAnswers.Words(KindsCampaign.Share, KindsCampaign.Share, share));
        Assert.Equal("12 из 40", PreviousAnswers.Words(KindsCampaign.LongText, KindsCampaign.Share, share));
        Assert.Null(PreviousAnswers.Words(KindsCampaign.Number, KindsCampaign.Share, share));
        var number = new ValueAnswer("trained", AnswerValue.Of(12));
        Assert.Null(PreviousAnswers.Words(KindsCampaign.Share, KindsCampaign.Number, number));
    }

    [Fact]
    public async Task Without_a_campaign_before_or_an_answer_to_it_there_is_nothing()
    {
        Assert.Null(await ReadAsync(Now, Before));
        Assert.Null(await ReadAsync(Now));
        Assert.Null(await ReadAsync(Now with { Previous = null }, Before));
    }

    private Task<PreviousAnswers?> ReadAsync(Campaign campaign, params Campaign[] others) =>
        new PreviousAnswersReader(new CampaignCatalog([campaign, .. others]), log).ReadAsync(campaign, campaign.Organizations[0], default);
}
