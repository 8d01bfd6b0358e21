namespace RoadmapFunctions.Collecting.Sheets;

/// <summary>
/// The quota of one Google account: 60 read requests a minute, https://developers.google.com/workspace/sheets/api/limits. A request that
/// comes too early waits here. Otherwise Google would refuse it, and one campaign could make the syncs of all campaigns fail.
/// </summary>
public sealed class GoogleQuota(IReadsLedger ledger, TimeProvider time) : IDisposable
{
    /// <summary>
    /// Sheets that this instance reads at the same time. The next one waits before its own time limit starts, not in the middle of it.
    /// </summary>
    private const int ReadingsAtOnce = 4;

    private readonly SemaphoreSlim readings = new(ReadingsAtOnce, ReadingsAtOnce);
    private readonly SemaphoreSlim line = new(1, 1);

    /// <summary>Waits for the turn of a reading.</summary>
    /// <returns>Dispose of it when the reading is over.</returns>
    public async Task<IDisposable> BeginReadingAsync(CancellationToken cancellationToken)
    {
        await readings.WaitAsync(cancellationToken);
        return new Turn(readings);
    }

    /// <summary>Waits until one more request, be it a repetition, fits into the quota, and counts it. First come, first served.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        await line.WaitAsync(cancellationToken);
        try
        {
            while (await ledger.TakeAsync(cancellationToken) is var wait && wait > TimeSpan.Zero)
            {
                await Task.Delay(wait, time, cancellationToken);
            }
        }
        finally
        {
            line.Release();
        }
    }

    public void Dispose()
    {
        readings.Dispose();
        line.Dispose();
    }

    private sealed class Turn(SemaphoreSlim readings) : IDisposable
    {
        private int over;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref over, 1) == 0)
            {
                readings.Release();
            }
        }
    }
}
