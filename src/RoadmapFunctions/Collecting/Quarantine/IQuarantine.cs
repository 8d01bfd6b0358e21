namespace RoadmapFunctions.Collecting.Quarantine;

/// <summary>
/// Rows that wait for a decision. Each call throws <see cref="Kit.StorageUnavailableException"/> when the storage does not answer.
/// </summary>
public interface IQuarantine
{
    Task<IReadOnlyList<QuarantineItem>> ReadAsync(string campaignId, CancellationToken cancellationToken);

    /// <summary>All items without their cells, for those who count rows and show none.</summary>
    Task<IReadOnlyList<QuarantineItem>> ReadOutlineAsync(string campaignId, CancellationToken cancellationToken);

    /// <summary>Only rows of a school that would replace its direct answer, decided ones included.</summary>
    Task<IReadOnlyList<QuarantineItem>> ReadContestingAsync(string campaignId, string organizationId, CancellationToken cancellationToken);

    /// <summary>Adds the items that are not there yet.</summary>
    Task AddAsync(string campaignId, IReadOnlyCollection<QuarantineItem> items, CancellationToken cancellationToken);

    /// <summary>Stores a new state of an item that was read before.</summary>
    /// <returns>False when somebody else has changed it in the meantime: the other change stays.</returns>
    Task<bool> TryReplaceAsync(string campaignId, QuarantineItem item, CancellationToken cancellationToken);
}
