using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using Xunit;

namespace RoadmapFunctions.Tests.Answers;

/// <summary>What is printed beside «с опозданием» must show that it is late. Answers are due at 18:00.</summary>
public sealed class TimelinessWordsTests
{
    private static readonly Campaign Evening = TestCampaign.Small with
    {
        Milestones =
        [
            .. TestCampaign.Small.Milestones.Select(each => each.Kind == MilestoneKind.Answers ? each with { LocalTime = "18:00" } : each),
        ],
    };

    [Theory]
    [InlineData("2021-01-30T17:59:59.9+07:00", "30.01.2021 17:59", "30.01.2021 17:59")]
    [InlineData("2021-01-30T18:00:00+07:00", "30.01.2021 18:00:00", "30.01.2021 18:00:00")]
    [InlineData("2021-01-30T18:00:01+07:00", "30.01.2021 18:00:01", "30.01.2021 18:00:01")]
    [InlineData("2021-01-30T18:01:00+07:00", "30.01.2021 18:01", "30.01.2021 18:01")]
    [InlineData("2021-01-29T18:00:01+07:00", "29.01.2021 18:00", "29.01.2021")]
    public void Seconds_are_shown_where_they_decide_and_the_time_where_the_day_does_not(string at, string moment, string day) =>
        Assert.Equal((moment, day), (TimelinessRule.InWords(Evening, null, At(at)), TimelinessRule.DayInWords(Evening, null, At(at))));

    [Fact]
    public void The_end_of_a_day_shows_its_seconds_on_the_next_one()
    {
        var due = TestCampaign.Small.AnswersDue;
        Assert.Equal("31.01.2021 00:00:00", TimelinessRule.InWords(TestCampaign.Small, null, due));
        Assert.Equal("31.01.2021", TimelinessRule.DayInWords(TestCampaign.Small, null, due));
    }

    [Fact]
    public void A_school_with_an_extension_has_its_seconds_at_the_end_of_its_own_day()
    {
        var terms = Review.Terms(until: new DateOnly(2021, 2, 5));
        var due = TimelinessRule.DueOf(Evening, terms).Instant(Evening.Zone);
        Assert.Equal("06.02.2021 00:00:00", TimelinessRule.InWords(Evening, terms, due));
        Assert.Equal("30.01.2021 18:00", TimelinessRule.InWords(Evening, terms, At("2021-01-30T18:00:01+07:00")));
        Assert.Equal("30.01.2021", TimelinessRule.DayInWords(Evening, terms, At("2021-01-30T18:00:01+07:00")));
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
