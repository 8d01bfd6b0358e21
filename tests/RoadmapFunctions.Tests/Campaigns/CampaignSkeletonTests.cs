using RoadmapFunctions.Campaigns;
using Xunit;

namespace RoadmapFunctions.Tests.Campaigns;

public sealed class CampaignSkeletonTests
{
    private static readonly Campaign Next = CampaignSkeleton.After(TestCampaign.Tomsk, "tomsk-roadmap-2020-2021-h2");

    [Fact]
    public void Dates_move_by_half_a_year_and_the_last_campaign_is_the_previous_one()
    {
        Assert.Equal("tomsk-roadmap-2020-2021-h1", Next.Previous);
        Assert.Equal(
            ["2021-07-30", "2021-08-10", "2021-08-15"],
            Next.Milestones.Select(milestone => milestone.Date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture))
        );
    }

    [Fact]
    public void The_days_that_a_question_allows_move_with_them() =>
        Assert.Equal(
            new DateQuestion(new(2021, 3, 1), new(2021, 11, 30), new(2021, 8, 5)),
            CampaignSkeleton.After(KindsCampaign.All, "next").FindActivity("approved")!.Date
        );

    [Fact]
    public void The_first_answer_day_and_the_name_retention_day_move_too()
    {
        var previous = TestCampaign.Tomsk with { AnswersFrom = new(2021, 1, 20), RespondentsUntil = new(2022, 2, 15) };
        var next = CampaignSkeleton.After(previous, "next");
        Assert.Equal((new DateOnly(2021, 7, 20), new DateOnly(2022, 8, 15)), (next.AnswersFrom!.Value, next.RespondentsUntil!.Value));
    }

    [Fact]
    public void The_period_is_the_next_one()
    {
        Assert.Equal("2-е полугодие 2020-2021 учебного года", Next.Period);
        Assert.Equal("1-е полугодие 2021-2022 учебного года", CampaignSkeleton.After(Next, "x").Period);
        Assert.Equal("осень", CampaignSkeleton.After(TestCampaign.Tomsk with { Period = "осень" }, "x").Period);
    }

    [Fact]
    public void Ids_texts_and_the_roster_stay_so_that_the_two_can_be_compared()
    {
        Assert.Equal(TestCampaign.Tomsk.Activities, Next.Activities);
        Assert.Same(TestCampaign.Tomsk.Organizations, Next.Organizations);
    }

    [Fact]
    public void It_is_refused_until_the_order_is_filled_in() =>
        Assert.Equal(["$.legalBasis.number"], CampaignRules.Check(Next).Select(mistake => mistake.Place));
}
