using System.Globalization;
using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.Access;

/// <summary>
/// Personal links. A link carries a token <c>campaign.school.serial.signature</c>; the operator can see it again at any time, and replace
/// it, which raises the serial. From the campaign's last milestone it only reads, and a year later it opens nothing.
/// </summary>
public sealed class SchoolLinks(Signer signer, IKeySerials serials, CampaignCatalog campaigns, TimeProvider time)
{
    private const string Purpose = "school link";
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

    public Task ReplaceAsync(Campaign campaign, Organization organization, CancellationToken cancellationToken) =>
        serials.IncreaseAsync(campaign.Id, new KeyHolder.School(organization.Id), cancellationToken);

    /// <param name="token">As it came, hostile for all we know.</param>
    public async Task<LinkReading> ReadAsync(string token, CancellationToken cancellationToken)
    {
        // The signature comes before the table: what nobody has signed costs no request to the storage.
        if (
            token.Split(Separator) is not [var campaignId, var organizationId, var serial, var signature]
            || campaigns.Find(campaignId) is not { } campaign
            || campaign.FindOrganization(organizationId) is null
            || !await signer.IsSignedAsync(Purpose, Text(campaignId, organizationId, serial), signature, cancellationToken)
            || serial != Written(await serials.ReadAsync(campaignId, new KeyHolder.School(organizationId), cancellationToken))
        )
        {
            return LinkReading.Worthless;
        }

        var now = time.GetUtcNow();
        return new(
            now < campaign.LinksEndAt ? new SchoolCaller(campaignId, organizationId, AfterEnd: now >= campaign.EndsAt) : null,
            campaign.LinksEndAt
        );
    }

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
/// <param name="EndsAt">Of a link that was once good; null of one that is not ours, is cut, or was replaced.</param>
public sealed record LinkReading(SchoolCaller? Caller, DateTimeOffset? EndsAt)
{
    public static LinkReading Worthless { get; } = new(null, null);
}
