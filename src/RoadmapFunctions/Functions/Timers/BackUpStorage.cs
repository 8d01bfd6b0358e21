using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Upkeep.Backup;

namespace RoadmapFunctions.Functions.Timers;

/// <summary>Every night: takes a verified backup of all tables and blobs, and deletes backups that are no longer needed.</summary>
public sealed class BackUpStorage(BackupJob backup)
{
    /// <summary>18:30 UTC is 01:30 in Tomsk, when nobody answers.</summary>
    public const string Schedule = "0 30 18 * * *";

    [Function(nameof(BackUpStorage))]
    public Task RunAsync([TimerTrigger(Schedule)] TimerInfo timer, CancellationToken cancellationToken) =>
        backup.RunAsync(cancellationToken);
}
