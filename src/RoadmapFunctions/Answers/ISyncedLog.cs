using System.Security.Cryptography;

namespace RoadmapFunctions.Answers;

/// <summary>
/// The log for a sync that continues from the end of the last one. Each call throws <see cref="Kit.StorageUnavailableException"/> when the
/// storage does not answer.
/// </summary>
public interface ISyncedLog
{
    /// <summary>
    /// Identifies the state of all versions and later entries about them. It changes before and after each write of those; reviews, notes
    /// and confirmations do not change it.
    /// </summary>
    /// <returns>Null before the first write.</returns>
    Task<string?> RevisionAsync(string campaignId, CancellationToken cancellationToken);

    /// <returns>The entries that are there, in any order.</returns>
    Task<IReadOnlyList<LogEntry>> ReadEntriesAsync(
        string campaignId,
        IReadOnlyCollection<string> keys,
        CancellationToken cancellationToken
    );

    /// <inheritdoc cref="ISubmissionLog.AppendAsync"/>
    /// <param name="step">The revision that the caller has read, and the revision after the write if nobody else has written since.</param>
    Task<int> AppendAsync(string campaignId, IEnumerable<LogEntry> entries, RevisionStep step, CancellationToken cancellationToken);
}

/// <param name="From">Null before the first write.</param>
public sealed record RevisionStep(string? From, string To)
{
    public static RevisionStep After(string? revision) => new(revision, New());

    /// <summary>For a caller that has read nothing: whatever others remember becomes invalid.</summary>
    public static RevisionStep Unread { get; } = new(From: "", To: "");

    public static string New() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
}
