using RoadmapFunctions.Http;
using RoadmapFunctions.Upkeep.Backup;

namespace RoadmapFunctions.Pages.Desk;

/// <param name="Backups">The newest first.</param>
/// <param name="Zone">Of the people who look.</param>
/// <param name="MayDownload">Whoever looks has the main key.</param>
/// <param name="Taken">Name of the one that was taken a moment ago; empty when none was.</param>
public sealed record BackupsModel(IReadOnlyList<StoredBackup> Backups, TimeZoneInfo Zone, bool MayDownload, string Taken)
    : ModelOf<BackupsPage>;
