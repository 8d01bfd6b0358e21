using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Sync;
using RoadmapFunctions.Http;

namespace RoadmapFunctions.Collecting.Import;

/// <summary>Reads what the operator sees before an import.</summary>
public sealed class ImportReader(SyncJob sync, ISyncRuns runs)
{
    /// <summary>The zone of the sheet's dates when it was last read.</summary>
    /// <returns>IANA name; null when it is unknown: many sheets keep the Moscow zone, wherever their people are.</returns>
    public async Task<string?> ZoneAsync(Campaign campaign, CancellationToken cancellationToken) =>
        (await runs.LastCompletedAsync(campaign.Id, cancellationToken))?.TimeZone;

    /// <exception cref="SyncStoppedException">The sheet as a whole cannot be read.</exception>
    public async Task<ImportPreview> PreviewAsync(
        Campaign campaign,
        SentFile file,
        DownloadedSheet downloaded,
        CancellationToken cancellationToken
    )
    {
        var (parsed, plan, ifFresh) = await sync.PreviewAsync(campaign, downloaded.Sheet, cancellationToken);
        return new(campaign, file, downloaded, parsed, plan, ifFresh);
    }
}
