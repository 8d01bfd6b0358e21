namespace RoadmapFunctions.EndToEnd.Faults;

/// <summary>Another date on a clock that goes on ticking, so that time-outs and pauses of the HTTP client are real.</summary>
public sealed class ShiftedTime(DateTimeOffset now) : TimeProvider
{
    private TimeSpan shift = now - TimeProvider.System.GetUtcNow();

    public override DateTimeOffset GetUtcNow() => TimeProvider.System.GetUtcNow() + shift;

    public void Advance(TimeSpan by) => shift += by;
}
