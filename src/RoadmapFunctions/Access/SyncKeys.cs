using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.Access;

/// <summary>
/// Keys for the scripts behind Google Forms. A key <c>campaign.signature</c> asks that the sheet of its campaign be read, and opens nothing
/// else; the operator can see it again at any time, and replace it. It ends with the campaign's last milestone.
/// </summary>
public sealed class SyncKeys(Signer signer, ILinkSerials serials, CampaignCatalog campaigns, TimeProvider time)
{
    private const string Purpose = "sync key";
    private const string Holder = "sync key"; // no id has a space
    private const char Separator = '.'; // no id has one

    public async Task<string> KeyAsync(Campaign campaign, CancellationToken cancellationToken) =>
        $"{campaign.Id}{Separator}{await signer.SignAsync(Purpose, await TextAsync(campaign, cancellationToken), cancellationToken)}";

    /// <summary>The key before is worth nothing from then on.</summary>
    public Task ReplaceAsync(Campaign campaign, CancellationToken cancellationToken) => serials.IncreaseAsync(campaign.Id, Holder, cancellationToken);

    /// <param name="key">As it came, hostile for all we know.</param>
    /// <returns>Null for a key that opens nothing.</returns>
    public async Task<FormCaller?> ReadAsync(string key, CancellationToken cancellationToken) =>
        key.Split(Separator) is [var campaignId, var signature]
        && campaigns.Find(campaignId) is { } campaign
        && time.GetUtcNow() < campaign.EndsAt
        && await signer.IsSignedAsync(Purpose, await TextAsync(campaign, cancellationToken), signature, cancellationToken)
            ? new FormCaller(campaign.Id)
            : null;

    private async Task<string> TextAsync(Campaign campaign, CancellationToken cancellationToken) =>
        FormattableString.Invariant($"{campaign.Id}\n{await serials.ReadAsync(campaign.Id, Holder, cancellationToken)}");
}
