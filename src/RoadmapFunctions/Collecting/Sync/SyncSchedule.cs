using NCrontab;

namespace RoadmapFunctions.Collecting.Sync;

/// <summary>When the sheet is read, in UTC: the setting <c>SyncSchedule</c>, parsed by the same library as in the Functions host.</summary>
public sealed class SyncSchedule
{
    public const string Setting = "SyncSchedule";

    /// <summary>A run takes a while until it is on record; before that it does not count as missed.</summary>
    private static readonly TimeSpan Allowance = TimeSpan.FromMinutes(5);

    private readonly CrontabSchedule cron;

    private SyncSchedule(CrontabSchedule cron) => this.cron = cron;

    /// <param name="expression">Five fields, or six with the seconds first.</param>
    /// <exception cref="FormatException">The expression is missing or not NCRONTAB; the message says what to write.</exception>
    public static SyncSchedule Parse(string? expression)
    {
        var fields = (expression ?? string.Empty).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return CrontabSchedule.TryParse(string.Join(' ', fields), new() { IncludingSeconds = fields.Length == 6 }) is { } cron
            ? new SyncSchedule(cron)
            : throw new FormatException(
                $"Настройка {Setting} — не расписание NCRONTAB: «{expression}». Каждые десять минут — это 0 */10 * * * *"
            );
    }

    /// <summary>Whether two runs in a row have brought nothing since the last good one; one missed run is not worth reporting.</summary>
    public bool MissedTwice(DateTimeOffset lastGood, DateTimeOffset now) =>
        cron.GetNextOccurrences(lastGood.UtcDateTime, (now - Allowance).UtcDateTime.AddTicks(1)).Skip(1).Any();
}
