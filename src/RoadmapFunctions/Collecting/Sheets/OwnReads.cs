using Microsoft.Extensions.Options;

namespace RoadmapFunctions.Collecting.Sheets;

/// <summary>The ledger of a process that is the only one to read.</summary>
public sealed class OwnReads(IOptions<GoogleSheetsOptions> options, TimeProvider time) : IReadsLedger
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Queue<long> requests = new();

    public ValueTask<TimeSpan> TakeAsync(CancellationToken cancellationToken)
    {
        while (requests.TryPeek(out var oldest) && time.GetElapsedTime(oldest) >= Window)
        {
            requests.Dequeue();
        }

        if (requests.Count >= options.Value.ReadsPerMinute)
        {
            return ValueTask.FromResult(Window - time.GetElapsedTime(requests.Peek()));
        }

        requests.Enqueue(time.GetTimestamp());
        return ValueTask.FromResult(TimeSpan.Zero);
    }
}
