using System.Globalization;
using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.Access;

/// <summary>
/// Personal links. A link carries a token <c>campaign.school.serial.signature</c>. The operator can see it again at any time, and can
/// replace it, which raises the serial. From the campaign's last milestone the link is read-only, and a year later it opens nothing. Where
/// the campaign asks the head of the school to confirm the answer, there is a second link for that. It is replaced together with the first
/// one, and ends with the last milestone.
/// </summary>
public sealed class SchoolLinks(Signer signer, IKeySerials serials, CampaignCatalog campaigns, TimeProvider time)
{
    private const string Purpose = "school link";
    private const string HeadPurpose = "head link";
    private const char Separator = '.'; // never occurs in an id

    /// <returns>The tokens by the schools' ids.</returns>
    public async Task<IReadOnlyDictionary<string, string>> TokensAsync(Campaign campaign, CancellationToken cancellationToken)
    {
        var replaced = await serials.ReadSchoolsAsync(campaign.Id, cancellationToken);
        var tokens = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var organization in campaign.Organizations)
        {
            tokens.Add(
                organization.Id,
                await TokenAsync(campaign.Id, organization.Id, replaced.GetValueOrDefault(organization.Id), cancellationToken)
            );
        }

        return tokens;
    }

    public async Task<string> TokenAsync(Campaign campaign, Organization organization, CancellationToken cancellationToken) =>
        await TokenAsync(
            campaign.Id,
            organization.Id,
            await serials.ReadAsync(campaign.Id, new KeyHolder.School(organization.Id), cancellationToken),
            cancellationToken
        );

    /// <returns>The token of the link for the school's head.</returns>
    public async Task<string> HeadTokenAsync(Campaign campaign, Organization organization, CancellationToken cancellationToken)
    {
        var serial = Written(await serials.ReadAsync(campaign.Id, new KeyHolder.School(organization.Id), cancellationToken));
        var signature = await signer.SignAsync(HeadPurpose, Text(campaign.Id, organization.Id, serial), cancellationToken);
        return string.Join(Separator, campaign.Id, organization.Id, serial, signature);
    }

    /// <param name="token">As it came; untrusted.</param>
    public async Task<HeadReading> ReadHeadAsync(string token, CancellationToken cancellationToken) =>
        await OpenAsync(HeadPurpose, token, cancellationToken) is ({ AsksHead: true } campaign, { } organization)
            ? new(time.GetUtcNow() < campaign.EndsAt ? new HeadCaller(campaign.Id, organization.Id) : null, campaign.EndsAt)
            : HeadReading.Worthless;

    public Task ReplaceAsync(Campaign campaign, Organization organization, CancellationToken cancellationToken) =>
        serials.IncreaseAsync(campaign.Id, new KeyHolder.School(organization.Id), cancellationToken);

    /// <param name="token">As it came; untrusted.</param>
    public async Task<LinkReading> ReadAsync(string token, CancellationToken cancellationToken)
    {
        if (await OpenAsync(Purpose, token, cancellationToken) is not ({ } campaign, { } organization))
        {
            return LinkReading.Worthless;
        }

        var now = time.GetUtcNow();
        return new(
            now < campaign.LinksEndAt ? new SchoolCaller(campaign.Id, organization.Id, AfterEnd: now >= campaign.EndsAt) : null,
            campaign.LinksEndAt
        );
    }

    // The signature is checked before the table: an unsigned token costs no request to the storage.
    private async Task<(Campaign? Campaign, Organization? Organization)> OpenAsync(
        string purpose,
        string token,
        CancellationToken cancellationToken
    ) =>
        token.Split(Separator) is [var campaignId, var organizationId, var serial, var signature]
        && campaigns.Find(campaignId) is { } campaign
        && campaign.FindOrganization(organizationId) is { } organization
        && await signer.IsSignedAsync(purpose, Text(campaignId, organizationId, serial), signature, cancellationToken)
        && serial == Written(await serials.ReadAsync(campaignId, new KeyHolder.School(organizationId), cancellationToken))
            ? (campaign, organization)
            : (null, null);

    private async Task<string> TokenAsync(string campaignId, string organizationId, int serial, CancellationToken cancellationToken) =>
        string.Join(
            Separator,
            campaignId,
            organizationId,
            Written(serial),
            await signer.SignAsync(Purpose, Text(campaignId, organizationId, Written(serial)), cancellationToken)
        );

    private static string Text(string campaignId, string organizationId, string serial) => $"{campaignId}\n{organizationId}\n{serial}";

    private static string Written(int serial) => serial.ToString(CultureInfo.InvariantCulture);
}

/// <param name="Caller">Null when the link opens nothing.</param>
/// <param name="EndsAt">The end of a link that was once valid; null for a foreign, cut or replaced link.</param>
public sealed record LinkReading(SchoolCaller? Caller, DateTimeOffset? EndsAt)
{
    public static LinkReading Worthless { get; } = new(null, null);
}

/// <param name="Caller">Null when the link opens nothing.</param>
/// <param name="EndsAt">The end of a link that was once valid; null for a foreign, cut or replaced link.</param>
public sealed record HeadReading(HeadCaller? Caller, DateTimeOffset? EndsAt)
{
    public static HeadReading Worthless { get; } = new(null, null);
}
