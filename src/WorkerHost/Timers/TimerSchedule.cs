using NCrontab;

namespace WorkerHost.Timers;

/// <summary>A timer's schedule in UTC: a cron expression of six fields, seconds first, or of five.</summary>
public sealed class TimerSchedule
{
    private const int FieldsWithSeconds = 6;
    private readonly CrontabSchedule cron;

    private TimerSchedule(CrontabSchedule cron) => this.cron = cron;

    /// <exception cref="FormatException">It is not a cron expression; the message names it.</exception>
    public static TimerSchedule Parse(string expression)
    {
        var fields = expression.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
        var options = new CrontabSchedule.ParseOptions { IncludingSeconds = fields == FieldsWithSeconds };
        try
        {
            return new TimerSchedule(CrontabSchedule.Parse(expression, options));
        }
        catch (CrontabException reason)
        {
            throw new FormatException($"«{expression}» не является расписанием cron: {reason.Message}", reason);
        }
    }

    public DateTimeOffset NextAfter(DateTimeOffset instant) =>
        new(DateTime.SpecifyKind(cron.GetNextOccurrence(instant.UtcDateTime), DateTimeKind.Utc));
}
