using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Quarantine;
using RoadmapFunctions.Collecting.Sync;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Reporting.Analysis;
using RoadmapFunctions.Reporting.Grouping;
using RoadmapFunctions.Reporting.Reports;

namespace RoadmapFunctions.Reporting.Editions;

/// <summary>Where the input of an edition lies.</summary>
public sealed class EditionSources(
    ISubmissionLog log,
    IQuarantine quarantine,
    ISyncRuns runs,
    IGroupCorrections corrections,
    IEditionStore editions,
    ILetterheads letterheads
)
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
            await PreviousAsync(campaign, cancellationToken),
            await letterheads.ReadAsync(cancellationToken)
        );
    }

    // Not the live log: later answers to the form would change what has been signed.
    private async Task<PreviousPeriod?> PreviousAsync(Campaign campaign, CancellationToken cancellationToken)
    {
        if (campaign.Previous is null || await editions.ListAsync(campaign.Previous, cancellationToken) is not [.., var last])
        {
            return null;
        }

        var openData = last.Edition.Files.Single(file => file.Name == ReportFiles.SummaryJsonName);
        return SummaryOutline.ReadPrevious(await editions.ReadAsync(last.Edition, openData, cancellationToken), Digest.Of(last.Manifest));
    }
}
