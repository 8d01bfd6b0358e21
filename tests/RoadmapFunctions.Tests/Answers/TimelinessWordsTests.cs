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
        Assert.Equal((moment, day), (TimelinessRule.InWords(Evening, At(at)), TimelinessRule.DayInWords(Evening, At(at))));

    [Fact]
    public void The_end_of_a_day_shows_its_seconds_on_the_next_one()
    {
        var due = TestCampaign.Small.AnswersDue;
        Assert.Equal("31.01.2021 00:00:00", TimelinessRule.InWords(TestCampaign.Small, due));
        Assert.Equal("31.01.2021", TimelinessRule.DayInWords(TestCampaign.Small, due));
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
