namespace RoadmapFunctions.Collecting.Sheets;

/// <summary>Counts the requests to Google of the last minute. Not for several callers at once.</summary>
public interface IReadsLedger
{
    /// <summary>Counts one more request, if it fits into the quota.</summary>
    /// <returns>Zero when it does; otherwise how long to wait before asking again.</returns>
    /// <exception cref="Kit.StorageUnavailableException">The storage did not answer.</exception>
    ValueTask<TimeSpan> TakeAsync(CancellationToken cancellationToken);
}
