using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Quarantine;
using RoadmapFunctions.Collecting.Sync;
using RoadmapFunctions.Documents;
using RoadmapFunctions.Documents.Word;
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
    ILetterheads letterheads,
    DamagedItems damaged
)
{
    private const string LetterheadTable = "letterheads";

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
            await LetterheadAsync(campaign, cancellationToken)
        );
    }

    // The file was readable when it was sent; the storage may have damaged it since. The edition is made without it, and health reports it.
    private async Task<Letterhead?> LetterheadAsync(Campaign campaign, CancellationToken cancellationToken)
    {
        damaged.Forget(LetterheadTable, campaign.Id);
        try
        {
            return await letterheads.ReadAsync(cancellationToken) is { } file ? LetterheadReader.Read(file) : null;
        }
        catch (LetterheadException)
        {
            damaged.Add(LetterheadTable, campaign.Id, ReportFiles.LetterheadName);
            return null;
        }
    }

    // The edition, not the live log: later answers to the form would change what has been signed.
    private async Task<PreviousPeriod?> PreviousAsync(Campaign campaign, CancellationToken cancellationToken)
    {
        if (campaign.Previous is null || await editions.ListAsync(campaign.Previous, cancellationToken) is not [.., var last])
        {
            return null;
        }

        var openData = last.Edition.Files.Single(file => file.Name == ReportFiles.SummaryJsonName);
        await using var json = await editions.OpenAsync(last.Edition, openData, cancellationToken);
        return SummaryOutline.ReadPrevious(json, Digest.Of(last.Manifest));
    }
}
