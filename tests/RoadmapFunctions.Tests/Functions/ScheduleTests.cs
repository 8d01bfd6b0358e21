using System.Globalization;
using NCrontab;
using RoadmapFunctions.Functions.Timers;
using Xunit;

namespace RoadmapFunctions.Tests.Functions;

public sealed class ScheduleTests
{
    [Fact]
    public void R2_the_report_timer_fires_once_a_year_at_nine_in_the_morning_of_10_February_in_Tomsk()
    {
        var tomsk = TimeZoneInfo.FindSystemTimeZoneById("Asia/Tomsk");
        var fired = CrontabSchedule
            .Parse(PublishReportOnDeadline.Schedule, new() { IncludingSeconds = true })
            .GetNextOccurrences(new DateTime(2024, 1, 1), new DateTime(2101, 1, 1))
            .Select(utc => TimeZoneInfo.ConvertTimeFromUtc(utc, tomsk).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));
        Assert.Equal(Enumerable.Range(2024, 77).Select(year => $"{year}-02-10 09:00"), fired);
    }

    [Fact]
    public void A_backup_is_taken_every_night_at_half_past_one_in_Tomsk() =>
        Assert.Equal(
            new DateTime(2021, 1, 1, 18, 30, 0),
            CrontabSchedule.Parse(BackUpStorage.Schedule, new() { IncludingSeconds = true }).GetNextOccurrence(new DateTime(2021, 1, 1))
        );

    [Fact]
    public void Reminders_go_out_every_day_at_twenty_past_nine_in_the_morning_in_Tomsk()
    {
        var tomsk = TimeZoneInfo.FindSystemTimeZoneById("Asia/Tomsk");
        var fired = CrontabSchedule
            .Parse(SendDueReminders.Schedule, new() { IncludingSeconds = true })
            .GetNextOccurrences(new DateTime(2021, 1, 1), new DateTime(2022, 1, 1))
            .Select(utc => TimeZoneInfo.ConvertTimeFromUtc(utc, tomsk).TimeOfDay)
            .ToList();
        Assert.Equal(365, fired.Count);
        Assert.All(fired, at => Assert.Equal(new TimeSpan(9, 20, 0), at));
    }

    [Fact]
    public void Due_reports_are_looked_for_every_quarter_of_an_hour() =>
        Assert.Equal(
            96,
            CrontabSchedule
                .Parse(PublishDueReports.Schedule, new() { IncludingSeconds = true })
                .GetNextOccurrences(new DateTime(2021, 2, 10), new DateTime(2021, 2, 11))
                .Count()
        );
}
