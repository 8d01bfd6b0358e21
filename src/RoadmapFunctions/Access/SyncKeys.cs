using System.Globalization;
using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.Access;

/// <summary>
/// Keys for the scripts behind Google Forms. A key <c>campaign.serial.signature</c> can request a sync of its campaign's sheet; it opens
/// nothing else. The operator can see it again at any time, and can replace it. It expires with the campaign's last milestone.
/// </summary>
public sealed class SyncKeys(Signer signer, IKeySerials serials, CampaignCatalog campaigns, TimeProvider time)
{
    private const string Purpose = "sync key";
    private const char Separator = '.'; // never occurs in an id
    private static readonly KeyHolder Holder = new KeyHolder.FormScript();

    public async Task<string> KeyAsync(Campaign campaign, CancellationToken cancellationToken)
    {
        var serial = await SerialAsync(campaign, cancellationToken);
        return string.Join(Separator, campaign.Id, serial, await signer.SignAsync(Purpose, Text(campaign.Id, serial), cancellationToken));
    }

    /// <summary>From then on the earlier key is invalid.</summary>
    public Task ReplaceAsync(Campaign campaign, CancellationToken cancellationToken) =>
        serials.IncreaseAsync(campaign.Id, Holder, cancellationToken);

    /// <param name="key">As it came; untrusted.</param>
    /// <returns>Null for an invalid key.</returns>
    public async Task<FormCaller?> ReadAsync(string key, CancellationToken cancellationToken) =>
        key.Split(Separator) is [var campaignId, var serial, var signature]
        && campaigns.Find(campaignId) is { } campaign
        && time.GetUtcNow() < campaign.EndsAt
        && await signer.IsSignedAsync(Purpose, Text(campaignId, serial), signature, cancellationToken) // before the table, as with links
        && serial == await SerialAsync(campaign, cancellationToken)
            ? new FormCaller(campaign.Id)
            : null;

    private static string Text(string campaignId, string serial) => $"{campaignId}\n{serial}";

    private async Task<string> SerialAsync(Campaign campaign, CancellationToken cancellationToken) =>
        (await serials.ReadAsync(campaign.Id, Holder, cancellationToken)).ToString(CultureInfo.InvariantCulture);
}
