using System.Security.Cryptography;

namespace RoadmapFunctions.Answers;

/// <summary>
/// The log for a sync that goes on from where the last one has ended. Each call throws <see cref="Kit.StorageUnavailableException"/> when
/// the storage does not answer.
/// </summary>
public interface ISyncedLog
{
    /// <summary>Names the state of all versions and of what became of them. It changes before and after each write of them; reviews and
    /// notes do not change it.</summary>
    /// <returns>Null before the first write.</returns>
    Task<string?> RevisionAsync(string campaignId, CancellationToken cancellationToken);

    /// <returns>The entries that are there, in any order.</returns>
    Task<IReadOnlyList<LogEntry>> ReadEntriesAsync(
        string campaignId,
        IReadOnlyCollection<string> keys,
        CancellationToken cancellationToken
    );

    /// <inheritdoc cref="ISubmissionLog.AppendAsync"/>
    /// <param name="step">The revision that the caller has read, and the one that stands afterwards if nobody else has written
    /// since.</param>
    Task<int> AppendAsync(string campaignId, IEnumerable<LogEntry> entries, RevisionStep step, CancellationToken cancellationToken);
}

/// <param name="From">Null before the first write.</param>
public sealed record RevisionStep(string? From, string To)
{
    public static RevisionStep After(string? revision) => new(revision, New());

    /// <summary>For whoever has read nothing: what others remember holds no longer.</summary>
    public static RevisionStep Unread { get; } = new(From: "", To: "");

    public static string New() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
}
