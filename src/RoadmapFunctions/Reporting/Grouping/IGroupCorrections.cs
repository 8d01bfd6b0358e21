using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.Reporting.Grouping;

/// <summary>The operator's corrections of each campaign; the last file counts.</summary>
public interface IGroupCorrections
{
    /// <returns><see cref="StoredCorrections.None"/> while there is no file.</returns>
    Task<StoredCorrections> ReadAsync(Campaign campaign, CancellationToken cancellationToken);

    /// <param name="revision">Revision that the new corrections were made from; null to replace whatever there is.</param>
    /// <returns>The new revision; null when somebody else has written in the meantime, and then nothing is stored.</returns>
    Task<string?> TryWriteAsync(Campaign campaign, GroupCorrections corrections, string? revision, CancellationToken cancellationToken);
}

/// <param name="Before">What <paramref name="Now"/> replaced; null while nothing has been replaced.</param>
/// <param name="Revision">Changes with every write; ASCII letters, digits and signs without quotation marks.</param>
public sealed record StoredCorrections(GroupCorrections Now, GroupCorrections? Before, string Revision)
{
    public static StoredCorrections None { get; } = new(GroupCorrections.None, null, "none");
}
