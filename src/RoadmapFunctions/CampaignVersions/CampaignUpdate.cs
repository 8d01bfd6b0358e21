using System.Globalization;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.CampaignVersions;

/// <summary>Takes a campaign file from the operator: first what it would change, then the change itself.</summary>
public sealed class CampaignUpdate(
    CampaignCatalog catalog,
    ICampaignVersions versions,
    CampaignRefresh refresh,
    ISubmissionLog log,
    CampaignStates states,
    TimeProvider time
)
{
    /// <summary>Bytes. A whole country's roster takes about ten million.</summary>
    public const int Largest = 16 * 1024 * 1024;

    /// <param name="campaignId">The campaign that the file must be for; null when the file decides.</param>
    /// <exception cref="CampaignFileException">The file cannot be used.</exception>
    public async Task<CampaignProposal> ReadAsync(string? campaignId, byte[] file, CancellationToken cancellationToken)
    {
        var campaign = CampaignFile.Parse(campaignId ?? "(присланный)", file);
        if (campaignId is not null && campaign.Id != campaignId)
        {
            throw new CampaignFileException(
                campaignId,
                [new("$.id", $"файл описывает кампанию «{campaign.Id}», а прислан как «{campaignId}»", "исправьте id в файле или адрес")]
            );
        }

        if (SharedSheets.Clash(campaign, catalog.All) is { } clash)
        {
            throw new CampaignFileException(campaign.Id, [clash]);
        }

        if (catalog.Find(campaign.Id) is not { } before)
        {
            return new(campaign, file, IsNew: true, [], []);
        }

        var history = await AnswersAsync(before, campaign, cancellationToken);
        return new(
            campaign,
            file,
            IsNew: false,
            CampaignChanges.Between(before, campaign),
            OrphanedAnswers.Find(before, campaign, history)
        );
    }

    // Where a question has got another kind, what counts depends on the texts of its answers.
    private async Task<SubmissionHistory> AnswersAsync(Campaign before, Campaign after, CancellationToken cancellationToken)
    {
        var state = await states.ReadAsync(before, cancellationToken);
        return state.Answered.All(each => each.History.Current is not { } current || AnswerOutline.IsEnough(after, current))
            ? state.Known
            : await SubmissionHistory.ReadAsync(log, after.Id, cancellationToken);
    }

    /// <returns>The new version; null when somebody else has sent one in the meantime.</returns>
    /// <exception cref="AnswersOrphanedException">Some answers would no longer count, and nobody has accepted that.</exception>
    public async Task<CampaignVersion?> AcceptAsync(
        CampaignProposal proposal,
        bool acceptOrphans,
        string by,
        CancellationToken cancellationToken
    )
    {
        if (proposal.Orphans.Count > 0 && !acceptOrphans)
        {
            throw new AnswersOrphanedException(proposal.Orphans);
        }

        var last = (await versions.ListAsync(cancellationToken)).LastOrDefault(version => version.CampaignId == proposal.Campaign.Id);
        if (last is not null && (await versions.ReadAsync(last, cancellationToken)).AsSpan().SequenceEqual(proposal.File))
        {
            return last; // sent again: nothing is new
        }

        var number = Math.Max(last?.Number ?? 0, await StrayNumberAsync(proposal.Campaign.Id, cancellationToken)) + 1;
        var version = new CampaignVersion(proposal.Campaign.Id, number, time.GetUtcNow(), by, proposal.Orphans.Count > 0);
        var added = await versions.TryAddAsync(version, proposal.File, cancellationToken);
        await refresh.RefreshNowAsync(cancellationToken);
        return added ? version : null;
    }

    // A blob that has lost its metadata is no longer a version, but it still occupies its name.
    private async Task<int> StrayNumberAsync(string campaignId, CancellationToken cancellationToken) =>
        (await versions.ListStrayAsync(cancellationToken))
            .Where(name => name.StartsWith($"{campaignId}/", StringComparison.Ordinal))
            .Select(name =>
                int.TryParse(Path.GetFileNameWithoutExtension(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                    ? number
                    : 0
            )
            .DefaultIfEmpty(0)
            .Max();
}

/// <summary>A campaign file that can be used, and what it would change.</summary>
/// <param name="Changes">Sentences; none for a new campaign.</param>
/// <param name="Orphans">Answers that would no longer count, each with what to do about it.</param>
public sealed record CampaignProposal(
    Campaign Campaign,
    byte[] File,
    bool IsNew,
    IReadOnlyList<string> Changes,
    IReadOnlyList<CampaignMistake> Orphans
);

/// <summary>Some answers would no longer count with the new version.</summary>
public sealed class AnswersOrphanedException(IReadOnlyList<CampaignMistake> orphans)
    : Exception("Часть полученных ответов перестала бы учитываться.")
{
    public IReadOnlyList<CampaignMistake> Orphans { get; } = orphans;
}
