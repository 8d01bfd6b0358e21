namespace RoadmapFunctions.Upkeep.Health;

/// <summary>What <see cref="HealthCheck"/> said last. Anybody may ask, so this instance looks anew only when the answer is old.</summary>
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
