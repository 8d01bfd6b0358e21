using Microsoft.AspNetCore.Http;
using RoadmapFunctions.Access;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Http;

namespace RoadmapFunctions.Pages.School;

/// <summary>Reads how the confirmation by the head stands, with the link that is passed on for it.</summary>
public sealed class HeadStateReader(SchoolLinks links, PublicAddress address)
{
    /// <param name="history">Null while the school has not answered.</param>
    /// <returns>Null where nobody has to confirm anything.</returns>
    public async Task<HeadStateModel?> ReadAsync(
        Campaign campaign,
        Organization organization,
        OrganizationHistory? history,
        HttpRequest request,
        CancellationToken cancellationToken
    ) =>
        campaign.AsksHead && history?.Current is not null
            ? new(history.Confirmation, address.HeadLink(await links.HeadTokenAsync(campaign, organization, cancellationToken), request))
            : null;
}
