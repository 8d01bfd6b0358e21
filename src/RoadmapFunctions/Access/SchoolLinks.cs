using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.Access;

/// <summary>
/// Personal links. A link carries a token <c>campaign.school.signature</c>; the operator can see it again at any time, and replace it.
/// It ends with the campaign's last milestone.
/// </summary>
public sealed class SchoolLinks(Signer signer, ILinkSerials serials, CampaignCatalog campaigns, TimeProvider time)
{
    private const string Purpose = "school link";
    private const char Separator = '.'; // no id has one

    /// <returns>The tokens by the schools' ids.</returns>
    public async Task<IReadOnlyDictionary<string, string>> TokensAsync(Campaign campaign, CancellationToken cancellationToken)
    {
        var replaced = await serials.ReadAsync(campaign.Id, cancellationToken);
        var tokens = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var organization in campaign.Organizations)
        {
            tokens.Add(organization.Id, await TokenAsync(campaign.Id, organization.Id, replaced.GetValueOrDefault(organization.Id), cancellationToken));
        }

        return tokens;
    }

    public async Task<string> TokenAsync(Campaign campaign, Organization organization, CancellationToken cancellationToken) =>
        await TokenAsync(campaign.Id, organization.Id, await serials.ReadAsync(campaign.Id, organization.Id, cancellationToken), cancellationToken);

    public Task ReplaceAsync(Campaign campaign, Organization organization, CancellationToken cancellationToken) =>
        serials.IncreaseAsync(campaign.Id, organization.Id, cancellationToken);

    /// <param name="token">As it came, hostile for all we know.</param>
    public async Task<LinkReading> ReadAsync(string token, CancellationToken cancellationToken)
    {
        if (token.Split(Separator) is not [var campaignId, var organizationId, var signature]
            || campaigns.Find(campaignId) is not { } campaign
            || campaign.Organizations.All(organization => organization.Id != organizationId))
        {
            return LinkReading.Worthless;
        }

        var serial = await serials.ReadAsync(campaignId, organizationId, cancellationToken);
        var signed = await signer.IsSignedAsync(Purpose, Text(campaignId, organizationId, serial), signature, cancellationToken);
        return (signed, Expired: time.GetUtcNow() >= campaign.EndsAt) switch
        {
            (false, _) => LinkReading.Worthless,
            (true, true) => new(null, campaign.EndsAt),
            (true, false) => new(new SchoolCaller(campaignId, organizationId), campaign.EndsAt),
        };
    }

    private async Task<string> TokenAsync(string campaignId, string organizationId, int serial, CancellationToken cancellationToken) =>
        string.Join(Separator, campaignId, organizationId, await signer.SignAsync(Purpose, Text(campaignId, organizationId, serial), cancellationToken));

    private static string Text(string campaignId, string organizationId, int serial) => FormattableString.Invariant($"{campaignId}\n{organizationId}\n{serial}");
}

/// <param name="Caller">Null when the link opens nothing.</param>
/// <param name="EndsAt">Of a link that was once good; null of one that is not ours, is cut, or was replaced.</param>
public sealed record LinkReading(SchoolCaller? Caller, DateTimeOffset? EndsAt)
{
    public static LinkReading Worthless { get; } = new(null, null);
}
