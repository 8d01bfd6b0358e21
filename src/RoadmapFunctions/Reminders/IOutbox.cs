namespace RoadmapFunctions.Reminders;

public interface IOutbox
{
    Task<IReadOnlyList<OutboxItem>> ReadAsync(string campaignId, CancellationToken cancellationToken);

    /// <returns>Null when there is no such letter.</returns>
    Task<OutboxItem?> FindAsync(string campaignId, string key, CancellationToken cancellationToken);

    /// <summary>Letters that wait because an attempt failed.</summary>
    Task<IReadOnlyList<OutboxItem>> ReadFailedAsync(string campaignId, CancellationToken cancellationToken);

    /// <summary>Adds the letters that are not there yet.</summary>
    Task AddAsync(string campaignId, IReadOnlyCollection<OutboxItem> items, CancellationToken cancellationToken);

    /// <summary>Stores a new state of an item that was read before.</summary>
    /// <returns>The item as stored; null when somebody else has changed it in the meantime: the other change stays.</returns>
    Task<OutboxItem?> TryReplaceAsync(string campaignId, OutboxItem item, CancellationToken cancellationToken);
}
