using Microsoft.Extensions.Options;

namespace RoadmapFunctions.Collecting.Sheets;

/// <summary>
/// What Google lets one account read: 60 requests a minute, https://developers.google.com/workspace/sheets/api/limits. All readings of
/// this instance share them. Who comes too early waits; unasked, Google would refuse, and every campaign's sync would fail for one's sake.
/// </summary>
public sealed class GoogleQuota(IOptions<GoogleSheetsOptions> options, TimeProvider time) : IDisposable
{
    /// <summary>Sheets that are read at once. One more waits before its own limit of time begins, not in the middle.</summary>
    private const int ReadingsAtOnce = 4;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim readings = new(ReadingsAtOnce, ReadingsAtOnce);
    private readonly SemaphoreSlim line = new(1, 1);
    private readonly Queue<long> requests = new();

    /// <summary>Waits for the turn of a reading.</summary>
    /// <returns>To be disposed of when the reading is over.</returns>
    public async Task<IDisposable> BeginReadingAsync(CancellationToken cancellationToken)
    {
        await readings.WaitAsync(cancellationToken);
        return new Turn(readings);
    }

    /// <summary>Waits until one more request stays within the quota, and counts it. Who came first goes first.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        await line.WaitAsync(cancellationToken);
        try
        {
            while (requests.Count >= options.Value.ReadsPerMinute)
            {
                if (Window - time.GetElapsedTime(requests.Peek()) is var left && left > TimeSpan.Zero)
                {
                    await Task.Delay(left, time, cancellationToken);
                }

                requests.Dequeue();
            }

            requests.Enqueue(time.GetTimestamp());
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
