namespace RoadmapFunctions.Answers;

/// <summary>
/// Every version of every answer of a campaign. Each call throws <see cref="Kit.StorageUnavailableException"/> when the storage
/// does not answer.
/// </summary>
public interface ISubmissionLog
{
    /// <summary>All entries in the order of their keys: by school, then by time.</summary>
    IAsyncEnumerable<LogEntry> ReadAsync(string campaignId, CancellationToken cancellationToken);

    /// <summary>The entries of one school in the order of their keys.</summary>
    IAsyncEnumerable<LogEntry> ReadOrganizationAsync(string campaignId, string organizationId, CancellationToken cancellationToken);

    /// <summary>Adds the entries that are not there yet. An entry that is already there stays as it is.</summary>
    /// <returns>How many were added.</returns>
    Task<int> AppendAsync(string campaignId, IReadOnlyCollection<LogEntry> entries, CancellationToken cancellationToken);

    /// <summary>
    /// Adds a direct answer of a school, unless the school would then exceed its limit. The limit is exact, however many instances write.
    /// </summary>
    /// <returns>False when it was not added. An answer that is already there counts as added.</returns>
    Task<bool> TryAddDirectAsync(string campaignId, Submission submission, DirectLimit limit, CancellationToken cancellationToken);
}
