namespace RoadmapFunctions.CampaignVersions;

/// <summary>Campaign files that operators have sent; each version is kept for ever.</summary>
public interface ICampaignVersions
{
    /// <summary>The versions of all campaigns, ordered by campaign and number. Blobs that are not versions are skipped.</summary>
    Task<IReadOnlyList<CampaignVersion>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Names of the blobs among the versions that are not versions.</summary>
    Task<IReadOnlyList<string>> ListStrayAsync(CancellationToken cancellationToken);

    /// <returns>The file as it was sent.</returns>
    Task<byte[]> ReadAsync(CampaignVersion version, CancellationToken cancellationToken);

    /// <returns>False when a version of that number already exists; it stays as it is.</returns>
    Task<bool> TryAddAsync(CampaignVersion version, byte[] file, CancellationToken cancellationToken);
}

/// <param name="Number">From 1; the file that ships with the app comes before all of them.</param>
/// <param name="By">Who sent it.</param>
/// <param name="OrphansAccepted">The sender knew that some answers would no longer count.</param>
public sealed record CampaignVersion(string CampaignId, int Number, DateTimeOffset At, string By, bool OrphansAccepted);
