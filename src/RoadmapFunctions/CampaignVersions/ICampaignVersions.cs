namespace RoadmapFunctions.CampaignVersions;

/// <summary>Campaign files that operators have sent; each version is kept for ever.</summary>
public interface ICampaignVersions
{
    /// <summary>Of all campaigns, in the order of campaigns and numbers. What is no version is passed over.</summary>
    Task<IReadOnlyList<CampaignVersion>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Names of what lies among the versions and is none.</summary>
    Task<IReadOnlyList<string>> ListStrayAsync(CancellationToken cancellationToken);

    /// <returns>The file as it was sent.</returns>
    Task<byte[]> ReadAsync(CampaignVersion version, CancellationToken cancellationToken);

    /// <returns>False when there is a version of that number already; it stays as it is.</returns>
    Task<bool> TryAddAsync(CampaignVersion version, byte[] file, CancellationToken cancellationToken);
}

/// <param name="Number">From 1; the file that is shipped with the app comes before all of them.</param>
/// <param name="By">Who sent it.</param>
/// <param name="OrphansAccepted">Whoever sent it knew that some answers would not count any more.</param>
public sealed record CampaignVersion(string CampaignId, int Number, DateTimeOffset At, string By, bool OrphansAccepted);
