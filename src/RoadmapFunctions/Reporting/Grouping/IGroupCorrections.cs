using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.Reporting.Grouping;

/// <summary>The operator's corrections of each campaign; the last file counts.</summary>
public interface IGroupCorrections
{
    /// <returns><see cref="StoredCorrections.None"/> while there is no file.</returns>
    Task<StoredCorrections> ReadAsync(Campaign campaign, CancellationToken cancellationToken);

    /// <param name="revision">What the new ones were made from; null: whatever there is, they replace it.</param>
    /// <returns>The new revision; null when somebody else has written meanwhile, and then nothing is stored.</returns>
    Task<string?> TryWriteAsync(Campaign campaign, GroupCorrections corrections, string? revision, CancellationToken cancellationToken);
}

/// <param name="Before">What <paramref name="Now"/> has replaced; null while nothing has been replaced.</param>
/// <param name="Revision">Another one after every write; letters, digits and signs of ASCII without quotation marks.</param>
public sealed record StoredCorrections(GroupCorrections Now, GroupCorrections? Before, string Revision)
{
    public static StoredCorrections None { get; } = new(GroupCorrections.None, null, "none");
}
