using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Hosting;
using RoadmapFunctions.Sync;

namespace RoadmapFunctions.Import;

/// <summary>Reads what the operator sees before an import.</summary>
public sealed class ImportReader(SyncJob sync, ISyncRuns runs)
{
    /// <summary>The zone in which the sheet most likely means its dates: the one of its last reading, else the campaign's.</summary>
    /// <returns>IANA name.</returns>
    public async Task<string> ZoneAsync(Campaign campaign, CancellationToken cancellationToken) =>
        (await runs.LastCompletedAsync(campaign.Id, cancellationToken))?.TimeZone ?? campaign.TimeZone;

    /// <exception cref="SyncStoppedException">The sheet as a whole cannot be read.</exception>
    public async Task<ImportPreview> PreviewAsync(Campaign campaign, SentFile file, DownloadedSheet downloaded, CancellationToken cancellationToken)
    {
        var (parsed, plan) = await sync.PreviewAsync(campaign, downloaded.Sheet, cancellationToken);
        return new(campaign, file, downloaded, parsed, plan);
    }
}
