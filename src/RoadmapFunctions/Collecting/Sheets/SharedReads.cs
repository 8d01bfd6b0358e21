using System.Text.Json.Serialization;

namespace RoadmapFunctions.Collecting.Sheets;

/// <summary>
/// The requests to Google that the instances have granted themselves, all on one account. An instance takes several at a time and uses
/// them within <see cref="Validity"/>: a grant therefore counts that much longer than the minute of the quota.
/// </summary>
/// <param name="Grants">The earliest first.</param>
public sealed record SharedReads(IReadOnlyList<SharedReads.Grant> Grants)
{
    public static readonly TimeSpan Validity = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Counts = TimeSpan.FromMinutes(1) + Validity;

    public static SharedReads None { get; } = new([]);

    /// <param name="wanted">At least 1.</param>
    /// <param name="quota">Requests a minute, of all instances.</param>
    /// <returns>How many are granted, at most those that are wanted; if none, how long to wait.</returns>
    public (SharedReads Next, int Granted, TimeSpan Wait) Take(int wanted, int quota, DateTimeOffset now)
    {
        // A grant from far in the future was noted by a clock that was wrong: it must not shut everybody out until then.
        var counting = Grants.Where(grant => now - grant.At < Counts && grant.At - now < Counts).ToList();
        var free = quota - counting.Sum(grant => grant.Reads);
        if (free <= 0)
        {
            return (this, 0, Counts - (now - counting[0].At));
        }

        var granted = Math.Min(wanted, free);

        // Grants that follow each other within a second are one, so the list stays short. They are free again later for it, never sooner.
        if (counting is [.., var last] && last.At <= now && now - last.At < TimeSpan.FromSeconds(1))
        {
            counting[^1] = new(now, last.Reads + granted);
        }
        else
        {
            counting.Add(new(now, granted));
        }

        return (new(counting), granted, TimeSpan.Zero);
    }

    /// <param name="Reads">How many requests.</param>
    public sealed record Grant([property: JsonPropertyName("at")] DateTimeOffset At, [property: JsonPropertyName("reads")] int Reads);
}
