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
/// Publishes editions. It asks what is due and not published. So any timer or person may start it, at any time and twice at once: a
/// milestone gets one edition.
/// </summary>
public sealed partial class PublishJob(
    SyncJob sync,
    EditionSources sources,
    ISyncRuns runs,
    IEditionStore editions,
    PublicAddress site,
    TimeProvider time,
    ILogger<PublishJob> logger
)
{
    /// <summary>Characters (UTF-16) of a reason that a person gives.</summary>
    public const int LongestReason = 300;

    private const string UsualReason = "по запросу оператора";

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

    private async Task<(Edition Edition, bool Created)> PublishAsync(
        Campaign campaign,
        Milestone? milestone,
        string reason,
        CancellationToken cancellationToken
    )
    {
        while (true)
        {
            var input = await sources.ReadAsync(campaign, cancellationToken);
            // What stands and which number is free are read at once: an edition that came between would be published again.
            var taken = await editions.ListManifestsAsync(campaign.Id, cancellationToken);
            var stored = StoredEdition.Of(taken, campaign.Id);
            var last = stored.Count == 0 ? null : stored[^1];
            if (Standing(milestone, input, stored) is { } standing)
            {
                return (standing, false);
            }

            using var trace = Traces.StartEdition(campaign, input.History);
            var (edition, files) = await BuildAsync(
                campaign,
                milestone,
                reason,
                input,
                last,
                // A manifest that cannot be read still holds its number, and the chain goes on from its bytes.
                taken.Count == 0
                    ? null
                    : taken[^1],
                cancellationToken
            );
            if (await editions.TryPublishAsync(edition, files, cancellationToken))
            {
                trace?.SetTag("edition", edition.Number).SetTag("milestone", milestone?.Id);
                EditionMeasures.Published(campaign, edition, milestone, time.GetUtcNow());
                LogPublished(campaign.Id, edition.Number, milestone?.Id ?? "-", edition.Files.Count);
                return (edition, true);
            }

            // Somebody else took the number: look again whether anything is left to publish.
        }
    }

    // A milestone has one edition until it is moved. Out of turn, the newest edition stands until something that it was made from changes.
    private static Edition? Standing(Milestone? milestone, EditionInput input, IReadOnlyList<StoredEdition> stored) =>
        milestone is not null
            ? stored.Select(each => each.Edition).FirstOrDefault(edition => OverdueMilestones.Settles(edition, milestone, input.Campaign))
        : stored is [.., var last]
        && last.Edition.InputSha256 == input.Sha256
        && last.Edition.ProgramVersion == Edition.RunningProgramVersion
            ? last.Edition
        : null;

    // The report should rest on today's sheet. If Google is silent, it rests on the last complete reading and names its time.
    private async Task RefreshAsync(Campaign campaign, CancellationToken cancellationToken)
    {
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

    private async Task<(Edition Edition, IReadOnlyList<NewFile> Files)> BuildAsync(
        Campaign campaign,
        Milestone? milestone,
        string reason,
        EditionInput input,
        StoredEdition? previous,
        StoredManifest? manifestBefore,
        CancellationToken cancellationToken
    )
    {
        var (number, inputSha256) = ((manifestBefore?.Number ?? 0) + 1, input.Sha256);
        var head = new EditionHead(
            number,
            milestone?.Title ?? "Внеочередное издание",
            reason,
            time.GetUtcNow(),
            input.SheetReadAt,
            OutOfTurn: milestone is null,
            DataCode: inputSha256[..8],
            VerificationAddress: site.EditionOf(campaign.Id, number)
        );
        var analysis = CampaignAnalysis.Of(campaign, input.History, input.Corrections);
        var comparison = input.Previous is { } before ? CampaignComparison.Of(before, analysis) : null;
        var data = new ReportData(analysis, input.OpenQuarantine, head, Changes: null, comparison, input.Letterhead);
        if (previous is not null)
        {
            data = data with { Changes = await ChangesAsync(previous.Edition, analysis, cancellationToken) };
        }

        var files = await ReportFiles.DrawAsync(data, cancellationToken);
        var edition = new Edition
        {
            Number = head.Number,
            CampaignId = campaign.Id,
            MilestoneId = milestone?.Id,
            Title = head.Title,
            Reason = reason,
            SnapshotAt = head.SnapshotAt,
            InputSha256 = inputSha256,
            ProgramVersion = Edition.RunningProgramVersion,
            PreviousManifestSha256 = manifestBefore is null ? null : Digest.Of(manifestBefore.Content),
            Files =
            [
                .. files.Select(file => new EditionFile(
                    file.Name,
                    file.Title,
                    file.ContentType,
                    file.Content.LongLength,
                    Digest.Of(file.Content)
                )),
            ],
        };
        return (edition, files);
    }

    private async Task<EditionChanges> ChangesAsync(Edition edition, CampaignAnalysis now, CancellationToken cancellationToken)
    {
        var file = edition.Files.Single(file => file.Name == ReportFiles.SummaryJsonName);
        var before = SummaryOutline.ReadCompared(await editions.ReadAsync(edition, file, cancellationToken));
        return EditionChanges.Between(edition.Number, before, ComparedOutline.Of(now));
    }

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

/// <summary>There is nothing yet that an edition could rest on.</summary>
public sealed class NothingToPublishException(string message, Exception inner) : Exception(message, inner);
