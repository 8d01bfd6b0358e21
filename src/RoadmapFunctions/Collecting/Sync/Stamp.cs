namespace RoadmapFunctions.Collecting.Sync;

/// <summary>
/// How exact a time stamp is. A download loses thousandths of a second, or seconds when Excel saves it; the rest was cut or rounded.
/// </summary>
internal static class Stamp
{
    /// <summary>Whether two stamps may mean the same moment.</summary>
    public static bool Agree(DateTimeOffset one, DateTimeOffset other) =>
        one == other || (one - other).Duration() < (Lost(one) > Lost(other) ? Lost(one) : Lost(other));

    /// <summary>A match with a stamp without seconds may be chance.</summary>
    public static bool IsExact(DateTimeOffset stamp) => Lost(stamp) < TimeSpan.FromMinutes(1);

    private static TimeSpan Lost(DateTimeOffset stamp) =>
        stamp.Ticks % TimeSpan.TicksPerMinute == 0 ? TimeSpan.FromMinutes(1)
        : stamp.Ticks % TimeSpan.TicksPerSecond == 0 ? TimeSpan.FromSeconds(1)
        : TimeSpan.FromMilliseconds(2); // a day's fraction of ten decimals
}
