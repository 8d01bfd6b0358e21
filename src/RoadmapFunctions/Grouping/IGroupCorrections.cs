using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.Grouping;

/// <summary>The operator's corrections of each campaign; the last file counts.</summary>
public interface IGroupCorrections
{
    /// <returns><see cref="GroupCorrections.None"/> while there is no file.</returns>
    Task<GroupCorrections> ReadAsync(Campaign campaign, CancellationToken cancellationToken);

    Task WriteAsync(Campaign campaign, GroupCorrections corrections, CancellationToken cancellationToken);
}
