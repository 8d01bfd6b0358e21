namespace RoadmapFunctions.Answers;

/// <summary>Acts of erasure, and the only way in which an entry of the log ever changes.</summary>
public interface IErasures
{
    /// <returns>In the order of time.</returns>
    Task<IReadOnlyList<Erasure>> ReadAsync(string campaignId, CancellationToken cancellationToken);

    /// <summary>Stores an act, or its result.</summary>
    Task WriteAsync(string campaignId, Erasure erasure, CancellationToken cancellationToken);

    /// <summary>Replaces a stored entry by the erased one; nothing of the old entry is left in the table.</summary>
    /// <param name="key">Of an entry that is there.</param>
    /// <param name="erase">Makes the erased entry, under the same key, of the one that is stored at that moment; it may run more than
    /// once, also on its own result.</param>
    Task ReplaceAsync<T>(string campaignId, string key, Func<T, T> erase, CancellationToken cancellationToken)
        where T : LogEntry;
}
