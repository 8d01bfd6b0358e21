using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Quarantine;
using RoadmapFunctions.Collecting.Sync;
using RoadmapFunctions.Reporting.Grouping;

namespace RoadmapFunctions.Reporting.Editions;

/// <summary>Where the input of an edition lies.</summary>
public sealed class EditionSources(CampaignCatalog campaigns, ISubmissionLog log, IQuarantine quarantine, ISyncRuns runs, IGroupCorrections corrections)
{
    public async Task<EditionInput> ReadAsync(Campaign campaign, CancellationToken cancellationToken)
    {
        var open = (await quarantine.ReadAsync(campaign.Id, cancellationToken))
            .Where(item => item.Open)
            .OrderBy(item => item.Row)
            .ThenBy(item => item.Key, StringComparer.Ordinal)
            .ToList();
        return new(
            campaign,
            await SubmissionHistory.ReadAsync(log, campaign.Id, cancellationToken),
            open,
            (await runs.LastCompletedAsync(campaign.Id, cancellationToken))?.StartedAt,
            (await corrections.ReadAsync(campaign, cancellationToken)).Now,
            await PreviousAsync(campaign, cancellationToken));
    }

    private async Task<PreviousInput?> PreviousAsync(Campaign campaign, CancellationToken cancellationToken)
    {
        if (campaign.Previous is null || campaigns.Find(campaign.Previous) is not { } previous)
        {
            return null;
        }

        var history = await SubmissionHistory.ReadAsync(log, previous.Id, cancellationToken);
        return history.Versions.Any() ? new(previous, history) : null;
    }
}
