using Xunit;

namespace WorkerHost.Tests.Timers;

public static class TimerRunTests
{
    [Fact]
    public static async Task A_timer_runs_at_its_time_by_the_clock_that_the_host_was_given()
    {
        var file = Path.GetTempFileName();
        var newYear = new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var time = new ShiftedTime();
        await using var sample = await RunningSample.StartAsync(time, settings: ("SAMPLE_TIMER", file));
        time.Ahead = newYear - TimeSpan.FromSeconds(1) - TimeProvider.System.GetUtcNow();
        sample.Host.FollowSchedules();
        while (new FileInfo(file).Length == 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, TestContext.Current.CancellationToken);
        }

        Assert.InRange(time.GetUtcNow(), newYear, newYear.AddMinutes(1));
        Assert.Equal("2031-01-01", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        File.Delete(file);
    }

    /// <summary>The real clock, at another time.</summary>
    private sealed class ShiftedTime : TimeProvider
    {
        public TimeSpan Ahead { get; set; }

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Ahead;
    }
}
