namespace RoadmapFunctions.Collecting.Quarantine;

/// <summary>Rows that wait for a decision. Each call throws <see cref="Kit.StorageUnavailableException"/> when the storage does not
/// answer.</summary>
public interface IQuarantine
{
    Task<IReadOnlyList<QuarantineItem>> ReadAsync(string campaignId, CancellationToken cancellationToken);

    /// <summary>Only the rows of a school that would push out what it has sent directly, decided ones too.</summary>
    Task<IReadOnlyList<QuarantineItem>> ReadContestingAsync(string campaignId, string organizationId, CancellationToken cancellationToken);

    /// <summary>Adds what is not there yet.</summary>
    Task AddAsync(string campaignId, IReadOnlyCollection<QuarantineItem> items, CancellationToken cancellationToken);

    /// <summary>Stores a new state of an item that was read before.</summary>
    /// <returns>False when somebody has changed it meanwhile: the other change stands.</returns>
    Task<bool> TryReplaceAsync(string campaignId, QuarantineItem item, CancellationToken cancellationToken);
}
