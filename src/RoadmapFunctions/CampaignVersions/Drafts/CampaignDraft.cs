using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.CampaignVersions.Drafts;

/// <summary>A campaign that somebody is writing. It may break every rule of <see cref="CampaignRules"/> and is in force nowhere.</summary>
/// <param name="By">Who saved it last.</param>
/// <param name="BasedOn">Number of the version from which it began; null when the campaign is new or is the file of the app.</param>
/// <param name="Source">The text of the order from which it began, as it was pasted.</param>
public sealed record CampaignDraft(Campaign Campaign, string By, DateTimeOffset At, int? BasedOn = null, string? Source = null)
{
    /// <summary>What a date says that nobody has filled in yet. No rule lets it pass.</summary>
    public static readonly DateOnly NoDate = DateOnly.MinValue;
}

/// <summary>Drafts, one of a campaign at most.</summary>
public interface ICampaignDrafts
{
    /// <returns>In the order of campaigns' ids.</returns>
    Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken);

    /// <returns>Null while the campaign has none.</returns>
    /// <exception cref="DamagedDraftException">There is one, and it cannot be read.</exception>
    Task<StoredDraft?> ReadAsync(string campaignId, CancellationToken cancellationToken);

    /// <param name="revision">Of what was read; null when there was none.</param>
    /// <returns>False when somebody else has written or deleted it meanwhile, and then nothing is stored.</returns>
    Task<bool> TryWriteAsync(CampaignDraft draft, string? revision, CancellationToken cancellationToken);

    /// <returns>False when somebody else has written it meanwhile; then it stays.</returns>
    Task<bool> TryDeleteAsync(string campaignId, string revision, CancellationToken cancellationToken);
}

/// <param name="Revision">Another one after every write.</param>
public sealed record StoredDraft(CampaignDraft Draft, string Revision);
