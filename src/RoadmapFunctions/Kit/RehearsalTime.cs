using Microsoft.Extensions.Configuration;

namespace RoadmapFunctions.Kit;

/// <summary>
/// Shifts all clocks, to rehearse a campaign before or after its days. On a laptop only: in Azure the moment of an answer decides whether a
/// school was in time.
/// </summary>
public sealed class RehearsalTime(TimeProvider real, TimeSpan offset) : TimeProvider
{
    public const string Setting = "Rehearsal:ClockOffset";

    /// <summary>For the notice on every page.</summary>
    public string Words => GetUtcNow().ToString("d MMMM yyyy, HH:mm 'UTC'", Russian.Culture);

    public override TimeZoneInfo LocalTimeZone => real.LocalTimeZone;

    public override long TimestampFrequency => real.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => real.GetUtcNow() + offset;

    public override long GetTimestamp() => real.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        real.CreateTimer(callback, state, dueTime, period);

    /// <exception cref="InvalidOperationException">The setting is present in Azure.</exception>
    public static TimeProvider Choose(IConfiguration configuration) =>
        configuration.GetValue<TimeSpan?>(Setting) switch
        {
            null => System,
            _ when configuration["WEBSITE_SITE_NAME"] is { Length: > 0 } => throw new InvalidOperationException(
                $"{Setting} is for rehearsals on a laptop; remove it."
            ),
            { } offset => new RehearsalTime(System, offset),
        };
}
