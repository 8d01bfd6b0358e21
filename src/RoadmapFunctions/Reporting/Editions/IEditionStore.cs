namespace RoadmapFunctions.Reporting.Editions;

/// <summary>Published editions. They never change.</summary>
public interface IEditionStore
{
    /// <summary>In the order of their numbers; editions with an unreadable manifest are left out.</summary>
    Task<IReadOnlyList<StoredEdition>> ListAsync(string campaignId, CancellationToken cancellationToken);

    /// <summary>Every manifest as it is stored, damaged ones included, in the order of their numbers.</summary>
    Task<IReadOnlyList<StoredManifest>> ListManifestsAsync(string campaignId, CancellationToken cancellationToken);

    /// <summary>Stores the files and, last of all, the manifest.</summary>
    /// <returns>False when another edition has taken the number; then this one does not exist.</returns>
    Task<bool> TryPublishAsync(Edition edition, IReadOnlyList<DrawnFile> files, CancellationToken cancellationToken);

    /// <returns>The whole file, checked and positioned at its start. It is seekable, and the caller closes it. A large file is
    /// not held in memory.</returns>
    /// <exception cref="EditionDamagedException">The stored bytes are not those that were published.</exception>
    Task<Stream> OpenAsync(Edition edition, EditionFile file, CancellationToken cancellationToken);

    /// <summary>Everything stored as files of the edition, unchecked: damaged and foreign files included.</summary>
    IAsyncEnumerable<FoundFile> FindFilesAsync(Edition edition, CancellationToken cancellationToken);
}

/// <param name="Manifest">The bytes as stored; the next edition names their digest.</param>
public sealed record StoredEdition(Edition Edition, byte[] Manifest)
{
    /// <summary>The editions whose manifest can be read.</summary>
    public static IReadOnlyList<StoredEdition> Of(IEnumerable<StoredManifest> manifests, string campaignId) =>
        [
            .. manifests
                .Select(manifest => (Edition: manifest.Read(campaignId), manifest.Content))
                .Where(read => read.Edition is not null)
                .Select(read => new StoredEdition(read.Edition!, read.Content)),
        ];
}

/// <param name="Number">Taken from the place where it is stored, whatever the manifest says.</param>
public sealed record StoredManifest(int Number, byte[] Content)
{
    /// <returns>Null when it cannot be read or is not of that edition.</returns>
    public Edition? Read(string campaignId) =>
        EditionVerification.ReadManifest(Content) is { } edition && edition.Number == Number && edition.CampaignId == campaignId
            ? edition
            : null;
}

/// <summary>Stored bytes do not match their manifest.</summary>
public sealed class EditionDamagedException(string message) : Exception(message);
