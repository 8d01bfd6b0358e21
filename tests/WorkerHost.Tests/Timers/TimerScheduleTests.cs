using WorkerHost.Timers;
using Xunit;

namespace WorkerHost.Tests.Timers;

public static class TimerScheduleTests
{
    private static readonly DateTimeOffset Start = new(2026, 2, 9, 23, 59, 58, TimeSpan.Zero);

    [Theory]
    [InlineData("*/5 * * * * *", "2026-02-10T00:00:00Z")]
    [InlineData("0 0 2 10 2 *", "2026-02-10T02:00:00Z")]
    [InlineData("0 */10 * * * *", "2026-02-10T00:00:00Z")]
    [InlineData("30 2 * * *", "2026-02-10T02:30:00Z")]
    public static void The_next_time_is_in_utc_and_seconds_may_be_left_out(string expression, string expected) =>
        Assert.Equal(DateTimeOffset.Parse(expected, null), TimerSchedule.Parse(expression).NextAfter(Start));

    [Fact]
    public static void The_zone_of_the_instant_does_not_matter() =>
        Assert.Equal(
            TimerSchedule.Parse("0 0 2 * * *").NextAfter(Start),
            TimerSchedule.Parse("0 0 2 * * *").NextAfter(Start.ToOffset(TimeSpan.FromHours(7)))
        );

    [Fact]
    public static void What_is_no_schedule_is_named() =>
        Assert.Contains(
            "«каждый день»",
            Assert.Throws<FormatException>(() => TimerSchedule.Parse("каждый день")).Message,
            StringComparison.Ordinal
        );
}
