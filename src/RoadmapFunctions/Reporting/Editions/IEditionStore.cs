using RoadmapFunctions.Reporting.Reports;

namespace RoadmapFunctions.Reporting.Editions;

/// <summary>Published editions. What is here never changes.</summary>
public interface IEditionStore
{
    /// <summary>In the order of their numbers.</summary>
    Task<IReadOnlyList<StoredEdition>> ListAsync(string campaignId, CancellationToken cancellationToken);

    /// <summary>Stores the files and then, as the last thing, the manifest.</summary>
    /// <returns>False when another edition has taken the number; then this one does not exist.</returns>
    Task<bool> TryPublishAsync(Edition edition, IReadOnlyList<NewFile> files, CancellationToken cancellationToken);

    /// <exception cref="EditionDamagedException">The stored bytes are not those that were published.</exception>
    Task<byte[]> ReadAsync(Edition edition, EditionFile file, CancellationToken cancellationToken);

    /// <summary>All that is stored as files of the edition, unchecked: missing, damaged and foreign ones included.</summary>
    IAsyncEnumerable<FoundFile> FindFilesAsync(Edition edition, CancellationToken cancellationToken);
}

/// <param name="Manifest">The bytes as stored; the next edition names their digest.</param>
public sealed record StoredEdition(Edition Edition, byte[] Manifest);

/// <summary>Stored bytes do not match their manifest.</summary>
public sealed class EditionDamagedException(string message) : Exception(message);
