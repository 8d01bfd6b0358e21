using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Http;

namespace RoadmapFunctions.Pages;

/// <summary>
/// A link of somebody else was opened where somebody works already. Whoever placed it there might want this person to write in a foreign
/// name, so the person is asked.
/// </summary>
/// <param name="Now">Who the open session is, for people.</param>
/// <param name="Asked">Whom the link lets in, for people.</param>
/// <param name="Door">Where the link's key is sent to.</param>
/// <param name="Key">Of the link.</param>
/// <param name="Stay">The page of the open session.</param>
public sealed record OtherSessionModel(string Now, string Asked, string Door, string Key, string Stay) : ModelOf<OtherSessionPage>
{
    /// <summary>Field that says that the person wants to leave the open session.</summary>
    public const string Leave = "leave";

    /// <summary>Where the person goes then; the desk's door alone knows.</summary>
    public string? Return { get; init; }

    /// <returns>Null when there is nothing to ask: nobody else works here.</returns>
    public static OtherSessionModel? Of(
        Caller? now,
        Caller asked,
        CampaignCatalog campaigns,
        (string Door, string Key, string Stay) link
    ) =>
        now is null || now == asked ? null
        : NameOf(now, campaigns) is var one && NameOf(asked, campaigns) is var other && one != other
            ? new(one, other, link.Door, link.Key, link.Stay)
        : new($"{one}, {PeriodOf(now, campaigns)}", $"{other}, {PeriodOf(asked, campaigns)}", link.Door, link.Key, link.Stay);

    private static string NameOf(Caller caller, CampaignCatalog campaigns) =>
        caller switch
        {
            SchoolCaller school => SchoolOf(school.CampaignId, school.OrganizationId, campaigns),
            HeadCaller head => $"руководитель: {SchoolOf(head.CampaignId, head.OrganizationId, campaigns)}",
            ReaderCaller reader => reader.Name,
            OperatorCaller staff => staff.Name,
            _ => throw new ArgumentOutOfRangeException(nameof(caller), caller, "It has no session."),
        };

    private static string SchoolOf(string campaignId, string organizationId, CampaignCatalog campaigns) =>
        campaigns.Find(campaignId)?.FindOrganization(organizationId)?.ShortName ?? organizationId;

    private static string PeriodOf(Caller caller, CampaignCatalog campaigns) =>
        caller switch
        {
            SchoolCaller school => campaigns.Find(school.CampaignId)?.Period,
            HeadCaller head => campaigns.Find(head.CampaignId)?.Period,
            ReaderCaller reader => campaigns.Find(reader.CampaignId)?.Period,
            _ => null,
        } ?? "другой ключ";
}
