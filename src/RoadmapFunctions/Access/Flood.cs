using System.Net;
using System.Threading.RateLimiting;

namespace RoadmapFunctions.Access;

/// <summary>
/// Stops a flood at its source: a school by its writes, a form's script by its requests, a stranger by wrong keys from one address.
/// Requests with a valid key are never counted by address, so that many schools behind one address do not block each other.
/// </summary>
public sealed class Flood : IDisposable
{
    /// <summary>Writes of one school at once; then one in <see cref="SchoolSeconds"/>.</summary>
    public const int SchoolBurst = 10;

    public const int SchoolSeconds = 30;

    /// <summary>
    /// Syncs that one script may request at once; then one in <see cref="FormSeconds"/>. The script itself waits as long between two
    /// requests. A sync of a small sheet makes two requests to Google, which allows sixty a minute.
    /// </summary>
    public const int FormBurst = 12;

    public const int FormSeconds = 5;

    /// <summary>Wrong keys from one address at once; then <see cref="WrongKeysPerSecond"/>.</summary>
    public const int WrongKeyBurst = 30;

    public const int WrongKeysPerSecond = 1;

    private readonly PartitionedRateLimiter<SchoolCaller> schools = Limiter<SchoolCaller>(SchoolBurst, perPeriod: 1, SchoolSeconds);
    private readonly PartitionedRateLimiter<HeadCaller> heads = Limiter<HeadCaller>(SchoolBurst, perPeriod: 1, SchoolSeconds);
    private readonly PartitionedRateLimiter<FormCaller> forms = Limiter<FormCaller>(FormBurst, perPeriod: 1, FormSeconds);
    private readonly PartitionedRateLimiter<IPAddress> addresses = Limiter<IPAddress>(WrongKeyBurst, WrongKeysPerSecond);

    /// <returns>Null when the caller may write; otherwise the number of seconds to wait.</returns>
    public int? WaitBeforeWrite(Caller caller) =>
        caller switch
        {
            SchoolCaller school when !schools.AttemptAcquire(school).IsAcquired => SchoolSeconds,
            HeadCaller head when !heads.AttemptAcquire(head).IsAcquired => SchoolSeconds,
            FormCaller form when !forms.AttemptAcquire(form).IsAcquired => FormSeconds,
            _ => null,
        };

    /// <param name="address">As the front end reported it. If it reports none, all strangers share one count; valid keys
    /// are not part of it.</param>
    /// <returns>False when too many wrong keys came from the address.</returns>
    public bool AllowsWrongKey(IPAddress? address) => addresses.AttemptAcquire(address ?? IPAddress.None).IsAcquired;

    public void Dispose()
    {
        schools.Dispose();
        heads.Dispose();
        forms.Dispose();
        addresses.Dispose();
    }

    private static PartitionedRateLimiter<T> Limiter<T>(int burst, int perPeriod, int seconds = 1)
        where T : notnull =>
        PartitionedRateLimiter.Create<T, T>(key =>
            RateLimitPartition.GetTokenBucketLimiter(
                key,
                _ => new TokenBucketRateLimiterOptions
                {
                    TokenLimit = burst,
                    TokensPerPeriod = perPeriod,
                    ReplenishmentPeriod = TimeSpan.FromSeconds(seconds),
                    QueueLimit = 0,
                    AutoReplenishment = true,
                }
            )
        );
}
