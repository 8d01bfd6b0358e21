using Microsoft.Extensions.Logging;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Sheets;
using RoadmapFunctions.Collecting.Sync;
using RoadmapFunctions.Http;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Reporting.Analysis;
using RoadmapFunctions.Reporting.Reports;

namespace RoadmapFunctions.Reporting.Editions;

/// <summary>
/// Publishes editions that are due and not yet published. Any timer or person may start it at any time, even twice at once: a milestone
/// still gets one edition.
/// </summary>
public sealed partial class PublishJob(
    SyncJob sync,
    EditionSources sources,
    ISyncRuns runs,
    IEditionStore editions,
    PublicAddress site,
    TimeProvider time,
    ILogger<PublishJob> logger
) : IDisposable
{
    /// <summary>Characters (UTF-16) of a reason that a person gives.</summary>
    public const int LongestReason = 300;

    private const string UsualReason = "по запросу оператора";

    /// <summary>A timer may find editions of many campaigns due at once, and each needs much of an instance's memory.</summary>
    private readonly SemaphoreSlim oneByOne = new(1, 1);

    /// <returns>The editions that this call published.</returns>
    /// <exception cref="NothingToPublishException">An edition is due, but the sheet has never been read.</exception>
    public async Task<IReadOnlyList<Edition>> PublishDueAsync(Campaign campaign, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var published = new List<Edition>();
        var overdue = await OverdueMilestones.FindAsync(campaign, editions, now, cancellationToken);
        if (overdue.Count > 0)
        {
            await RefreshAsync(campaign, cancellationToken);
        }

        foreach (var milestone in overdue)
        {
            var reason = $"наступил срок {milestone.InWords()} ({milestone.Title})";
            if (await PublishAsync(campaign, milestone, reason, cancellationToken) is (var edition, true))
            {
                published.Add(edition);
            }
        }

        return published;
    }

    /// <summary>Publishes an edition out of turn, unless the newest one was made from the same data by the same program.</summary>
    /// <param name="reason">In Russian; stands in the report. Empty for the usual one.</param>
    /// <exception cref="NothingToPublishException">The sheet has never been read.</exception>
    public async Task<(Edition Edition, bool Created)> PublishNowAsync(
        Campaign campaign,
        string reason,
        CancellationToken cancellationToken
    )
    {
        await RefreshAsync(campaign, cancellationToken);
        return await PublishAsync(campaign, milestone: null, reason.Length == 0 ? UsualReason : reason, cancellationToken);
    }

    public void Dispose() => oneByOne.Dispose();

    private async Task<(Edition Edition, bool Created)> PublishAsync(
        Campaign campaign,
        Milestone? milestone,
        string reason,
        CancellationToken cancellationToken
    )
    {
        await oneByOne.WaitAsync(cancellationToken);
        try
        {
            return await DrawAndStoreAsync(campaign, milestone, reason, cancellationToken);
        }
        finally
        {
            oneByOne.Release();
        }
    }

    private async Task<(Edition Edition, bool Created)> DrawAndStoreAsync(
        Campaign campaign,
        Milestone? milestone,
        string reason,
        CancellationToken cancellationToken
    )
    {
        while (true)
        {
            var (edition, draft) = await PrepareAsync(campaign, milestone, reason, cancellationToken);
            if (draft is null)
            {
                return (edition, false);
            }

            using var trace = Traces.StartEdition(campaign, draft.BroughtBy);
            await using var files = await DrawnFiles.OfAsync(ReportFiles.Of(draft.Report), cancellationToken);
            edition = edition with { Files = [.. files.All.Select(drawn => drawn.File)] };
            if (await editions.TryPublishAsync(edition, files.All, cancellationToken))
            {
                trace?.SetTag("edition", edition.Number).SetTag("milestone", milestone?.Id);
                EditionMeasures.Published(campaign, edition, milestone, time.GetUtcNow());
                LogPublished(campaign.Id, edition.Number, milestone?.Id ?? "-", edition.Files.Count);
                return (edition, true);
            }

            // Somebody else took the number: check again whether anything is left to publish.
        }
    }

    /// <summary>Data that is read but not drawn is released at the end of this method: a whole country's log takes much memory.</summary>
    /// <returns>The existing edition without a draft; or an edition that has no files yet, with the data for drawing them.</returns>
    private async Task<(Edition Edition, Draft? Draft)> PrepareAsync(
        Campaign campaign,
        Milestone? milestone,
        string reason,
        CancellationToken cancellationToken
    )
    {
        var input = await sources.ReadAsync(campaign, cancellationToken);
        var inputSha256 = input.Sha256;
        // Existing editions and the free number are read together: otherwise an edition published in between would be published again.
        var taken = await editions.ListManifestsAsync(campaign.Id, cancellationToken);
        var stored = StoredEdition.Of(taken, campaign.Id);
        if (Standing(campaign, milestone, inputSha256, stored) is { } standing)
        {
            return (standing, null);
        }

        // An unreadable manifest still occupies its number, and the chain continues from its bytes.
        var before = taken.Count == 0 ? null : taken[^1];
        var edition = new Edition
        {
            Number = (before?.Number ?? 0) + 1,
            CampaignId = campaign.Id,
            MilestoneId = milestone?.Id,
            Title = milestone?.Title ?? "Внеочередное издание",
            Reason = reason,
            SnapshotAt = time.GetUtcNow(),
            InputSha256 = inputSha256,
            ProgramVersion = Edition.RunningProgramVersion,
            PreviousManifestSha256 = before is null ? null : Digest.Of(before.Content),
            Files = [],
        };
        var last = stored.Count == 0 ? null : stored[^1].Edition;
        return (edition, new(await ReportAsync(campaign, input, edition, last, cancellationToken), Traces.BroughtBy(input.History)));
    }

    // A milestone has one edition until it is moved. An edition out of turn is not repeated until something that it was made from changes.
    private static Edition? Standing(Campaign campaign, Milestone? milestone, string inputSha256, IReadOnlyList<StoredEdition> stored) =>
        milestone is not null
            ? stored.Select(each => each.Edition).FirstOrDefault(edition => OverdueMilestones.Settles(edition, milestone, campaign))
        : stored is [.., var last]
        && last.Edition.InputSha256 == inputSha256
        && last.Edition.ProgramVersion == Edition.RunningProgramVersion
            ? last.Edition
        : null;

    // The report should rest on today's sheet. If Google is silent, it rests on the last complete reading and states its time.
    private async Task RefreshAsync(Campaign campaign, CancellationToken cancellationToken)
    {
        if (!campaign.Sheet.IsNamed)
        {
            return; // schools answer by their links
        }

        try
        {
            await sync.RunAsync(campaign, acceptDisappearance: false, cancellationToken);
        }
        catch (Exception e) when (e is SheetUnavailableException or SyncStoppedException)
        {
            if (await runs.LastCompletedAsync(campaign.Id, cancellationToken) is null)
            {
                throw new NothingToPublishException(
                    $"Издание не опубликовано: таблица ещё ни разу не прочитана. "
                        + $"{e.Message} После первой удачной выгрузки издание выйдет само.",
                    e
                );
            }

            LogStale(campaign.Id, e);
        }
    }

    private async Task<ReportData> ReportAsync(
        Campaign campaign,
        EditionInput input,
        Edition edition,
        Edition? previous,
        CancellationToken cancellationToken
    )
    {
        var analysis = CampaignAnalysis.Of(campaign, input.History, input.Corrections);
        var head = new EditionHead(
            edition.Number,
            edition.Title,
            edition.Reason,
            edition.SnapshotAt,
            input.SheetReadAt,
            OutOfTurn: edition.MilestoneId is null,
            DataCode: edition.InputSha256[..8],
            VerificationAddress: site.EditionOf(campaign.Id, edition.Number)
        );
        return new(
            analysis,
            input.OpenQuarantine,
            head,
            previous is null ? null : await ChangesAsync(previous, analysis, cancellationToken),
            input.Previous is { } before ? CampaignComparison.Of(before, analysis) : null,
            input.Letterhead
        );
    }

    private async Task<EditionChanges> ChangesAsync(Edition edition, CampaignAnalysis now, CancellationToken cancellationToken)
    {
        var file = edition.Files.Single(file => file.Name == ReportFiles.SummaryJsonName);
        await using var json = await editions.OpenAsync(edition, file, cancellationToken);
        return EditionChanges.Between(edition.Number, SummaryOutline.ReadCompared(json), ComparedOutline.Of(now));
    }

    /// <param name="BroughtBy">The traces that brought its answers.</param>
    private sealed record Draft(ReportData Report, IReadOnlyList<string> BroughtBy);

    [LoggerMessage(
        EventId = 2001,
        Level = LogLevel.Information,
        Message = "Edition {Number} of {Campaign} published for milestone {Milestone}, {Files} files"
    )]
    private partial void LogPublished(string campaign, int number, string milestone, int files);

    [LoggerMessage(
        EventId = 2002,
        Level = LogLevel.Warning,
        Message = "The sheet of {Campaign} could not be read before publishing; the last whole reading is used"
    )]
    private partial void LogStale(string campaign, Exception exception);
}
