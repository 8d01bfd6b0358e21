namespace RoadmapFunctions.Answers;

/// <summary>Acts of erasure, and the only way in which an entry of the log ever changes.</summary>
public interface IErasures
{
    /// <returns>In the order of time.</returns>
    Task<IReadOnlyList<Erasure>> ReadAsync(string campaignId, CancellationToken cancellationToken);

    /// <summary>Stores an act, or its result.</summary>
    Task WriteAsync(string campaignId, Erasure erasure, CancellationToken cancellationToken);

    /// <summary>Replaces the entry under the same key by the erased one; nothing of the old entry is left in the table.</summary>
    Task ReplaceAsync(string campaignId, LogEntry erased, CancellationToken cancellationToken);
}
