namespace RoadmapFunctions.Collecting.Sync;

/// <summary>
/// The index of each campaign's last sync. Each call throws <see cref="Kit.StorageUnavailableException"/> when the storage does not answer.
/// </summary>
public interface ISheetIndexes
{
    /// <returns>Null when there is none that can be read.</returns>
    Task<SheetIndex?> ReadAsync(string campaignId, CancellationToken cancellationToken);

    /// <param name="index">Null when there is no valid index.</param>
    Task WriteAsync(string campaignId, SheetIndex? index, CancellationToken cancellationToken);
}
