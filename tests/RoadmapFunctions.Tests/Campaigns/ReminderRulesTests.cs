using RoadmapFunctions.Campaigns;
using Xunit;

namespace RoadmapFunctions.Tests.Campaigns;

public sealed class ReminderRulesTests
{
    [Theory]
    [InlineData("7 3 -1", null)]
    [InlineData("0 -0", "$.reminders[1].days: этот день уже назван")]
    [InlineData("3 3", "$.reminders[1].days: этот день уже назван")]
    [InlineData("61", "$.reminders[0].days: 61 — слишком далеко от срока")]
    [InlineData("1 2 3 4 5 6 7 8 9 10 11", "$.reminders: дней больше, чем 10")]
    public void Reminder_days_are_unique_near_the_deadline_and_at_most_ten(string days, string? mistake)
    {
        var campaign = TestCampaign.Small with { Reminders = [.. days.Split(' ').Select(Day)] };
        Assert.Equal(mistake, CampaignRules.Check(campaign).Select(each => $"{each.Place}: {each.Problem}").FirstOrDefault());
    }

    /// <param name="text">«7» is seven days before, «-7» after.</param>
    private static ReminderDay Day(string text) =>
        text.StartsWith('-')
            ? new(int.Parse(text[1..], System.Globalization.CultureInfo.InvariantCulture), ReminderSide.After)
            : new(int.Parse(text, System.Globalization.CultureInfo.InvariantCulture), ReminderSide.Before);
}
