using System.Net;
using System.Threading.RateLimiting;

namespace RoadmapFunctions.Access;

/// <summary>
/// Stops a flood where it comes from: a school by its own writes, a stranger by wrong keys from one address. What comes with a good key
/// is never counted by address, so that many schools behind one address do not stand in each other's way.
/// </summary>
public sealed class Flood : IDisposable
{
    /// <summary>Writes of one school at once; then <see cref="SchoolWritesPerSecond"/>.</summary>
    public const int SchoolBurst = 60;

    public const int SchoolWritesPerSecond = 1;

    /// <summary>Wrong keys from one address at once; then <see cref="WrongKeysPerSecond"/>.</summary>
    public const int WrongKeyBurst = 30;

    public const int WrongKeysPerSecond = 1;

    private readonly PartitionedRateLimiter<SchoolCaller> schools = Limiter<SchoolCaller>(SchoolBurst, SchoolWritesPerSecond);
    private readonly PartitionedRateLimiter<IPAddress> addresses = Limiter<IPAddress>(WrongKeyBurst, WrongKeysPerSecond);

    /// <returns>False when the school has written too much.</returns>
    public bool AllowsWrite(SchoolCaller school) => schools.AttemptAcquire(school).IsAcquired;

    /// <param name="address">As the front end told it; where it tells none, all strangers share one count, and no good key is among them.</param>
    /// <returns>False when too many wrong keys came from the address.</returns>
    public bool AllowsWrongKey(IPAddress? address) => addresses.AttemptAcquire(address ?? IPAddress.None).IsAcquired;

    public void Dispose()
    {
        schools.Dispose();
        addresses.Dispose();
    }

    private static PartitionedRateLimiter<T> Limiter<T>(int burst, int perSecond)
        where T : notnull => PartitionedRateLimiter.Create<T, T>(key => RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = burst,
            TokensPerPeriod = perSecond,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            QueueLimit = 0,
            AutoReplenishment = true,
        }));
}
