namespace RoadmapFunctions.Answers;

/// <summary>Acts of erasure, and the one way in which an entry of the log is ever changed.</summary>
public interface IErasures
{
    /// <returns>In the order of time.</returns>
    Task<IReadOnlyList<Erasure>> ReadAsync(string campaignId, CancellationToken cancellationToken);

    /// <summary>Stores an act, or what has become of it.</summary>
    Task WriteAsync(string campaignId, Erasure erasure, CancellationToken cancellationToken);

    /// <summary>Puts the erased entry in the place of the one under the same key; nothing of the former is left in the table.</summary>
    Task ReplaceAsync(string campaignId, LogEntry erased, CancellationToken cancellationToken);
}
