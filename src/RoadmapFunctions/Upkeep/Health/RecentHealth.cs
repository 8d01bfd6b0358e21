namespace RoadmapFunctions.Upkeep.Health;

/// <summary>
/// The last result of <see cref="HealthCheck"/>. Anybody may ask, so this instance checks again only when the result is old.
/// </summary>
public sealed class RecentHealth(HealthCheck health, TimeProvider time) : IDisposable
{
    public static readonly TimeSpan Keeps = TimeSpan.FromSeconds(15);

    private readonly SemaphoreSlim looking = new(1, 1);
    private HealthReport? latest;
    private long at;

    public async Task<HealthReport> GetAsync(CancellationToken cancellationToken)
    {
        await looking.WaitAsync(cancellationToken);
        try
        {
            if (latest is null || time.GetElapsedTime(at) >= Keeps)
            {
                latest = await health.CheckAsync(cancellationToken);
                at = time.GetTimestamp();
            }

            return latest;
        }
        finally
        {
            looking.Release();
        }
    }

    public void Dispose() => looking.Dispose();
}
