using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.CampaignVersions.Drafts;

/// <summary>A campaign that somebody is writing. It may break every rule of <see cref="CampaignRules"/> and is not in force.</summary>
/// <param name="By">Who saved it last.</param>
/// <param name="BasedOn">Number of the version from which it began; null when the campaign is new or comes from the app's own file.</param>
/// <param name="Removed">The question that was removed last, until somebody takes it back; null when none was.</param>
/// <param name="Source">The text of the order from which it began, as it was pasted.</param>
public sealed record CampaignDraft(
    Campaign Campaign,
    string By,
    DateTimeOffset At,
    int? BasedOn = null,
    string? Source = null,
    RemovedQuestion? Removed = null
)
{
    /// <summary>Stands for a date that nobody has filled in yet. No rule accepts it.</summary>
    public static readonly DateOnly NoDate = DateOnly.MinValue;
}

/// <param name="Index">Its place in the list.</param>
public sealed record RemovedQuestion(Activity Question, int Index);

/// <summary>Drafts, at most one for each campaign.</summary>
public interface ICampaignDrafts
{
    /// <returns>In the order of campaigns' ids.</returns>
    Task<IReadOnlyList<ListedDraft>> ListAsync(CancellationToken cancellationToken);

    /// <returns>Null while the campaign has none.</returns>
    /// <exception cref="DamagedDraftException">There is one, and it cannot be read.</exception>
    Task<StoredDraft?> ReadAsync(string campaignId, CancellationToken cancellationToken);

    /// <param name="revision">Revision of the draft that was read; null when there was none.</param>
    /// <returns>False when somebody else has written or deleted it in the meantime; then nothing is stored.</returns>
    Task<bool> TryWriteAsync(CampaignDraft draft, string? revision, CancellationToken cancellationToken);

    /// <returns>False when somebody else has written it in the meantime; then it stays.</returns>
    Task<bool> TryDeleteAsync(string campaignId, string revision, CancellationToken cancellationToken);
}

/// <param name="Title">Empty while nobody has named the campaign.</param>
public sealed record ListedDraft(string CampaignId, string Title);

/// <param name="Revision">Changes with every write.</param>
public sealed record StoredDraft(CampaignDraft Draft, string Revision);
