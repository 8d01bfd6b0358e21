using RoadmapFunctions.Collecting.Sync;
using Xunit;

namespace RoadmapFunctions.Tests.Collecting.Sync;

public sealed class SyncScheduleTests
{
    private static readonly DateTimeOffset Midnight = new(2021, 2, 1, 0, 0, 0, TimeSpan.Zero); // a Monday

    [Theory]
    [InlineData("0 */10 * * * *", 24, false)]
    [InlineData("0 */10 * * * *", 25, true)]
    [InlineData("*/10 * * * *", 24, false)] // five fields: no seconds
    [InlineData("*/10 * * * *", 25, true)]
    [InlineData("0 0 * * * *", 124, false)]
    [InlineData("0 0 * * * *", 125, true)]
    [InlineData("0 0 8,20 * * *", (20 * 60) + 4, false)]
    [InlineData("0 0 8,20 * * *", (20 * 60) + 5, true)]
    public void S12_a_sheet_is_stale_when_two_runs_of_its_own_schedule_have_brought_nothing(string schedule, int minutes, bool stale) =>
        Assert.Equal(stale, SyncSchedule.Parse(schedule).MissedTwice(Midnight, Midnight.AddMinutes(minutes)));

    [Fact]
    public void A_night_or_a_weekend_without_runs_is_no_silence()
    {
        var officeHours = SyncSchedule.Parse("0 */10 1-11 * * 1-5");
        var fridayEvening = Midnight.AddDays(-3).AddHours(11.85);
        Assert.False(officeHours.MissedTwice(fridayEvening, Midnight.AddHours(1)));
        Assert.True(officeHours.MissedTwice(fridayEvening, Midnight.AddHours(1.25)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("00:10:00")]
    [InlineData("0 */10 * * * * *")]
    [InlineData("0 61 * * * *")]
    public void What_is_no_schedule_is_refused_with_the_name_of_the_setting(string? expression) =>
        Assert.Contains(
            "SyncSchedule",
            Assert.Throws<FormatException>(() => SyncSchedule.Parse(expression)).Message,
            StringComparison.Ordinal
        );
}
