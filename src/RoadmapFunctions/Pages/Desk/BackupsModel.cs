using RoadmapFunctions.Http;
using RoadmapFunctions.Upkeep.Backup;

namespace RoadmapFunctions.Pages.Desk;

/// <param name="Backups">The newest first.</param>
/// <param name="Zone">Time zone of the people who look at the page.</param>
/// <param name="MayDownload">The operator signed in with the main key.</param>
/// <param name="Taken">Name of the backup that was just taken; empty when none was.</param>
public sealed record BackupsModel(IReadOnlyList<StoredBackup> Backups, TimeZoneInfo Zone, bool MayDownload, string Taken)
    : ModelOf<BackupsPage>;
