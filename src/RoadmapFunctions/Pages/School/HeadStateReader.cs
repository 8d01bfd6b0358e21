using Microsoft.AspNetCore.Http;
using RoadmapFunctions.Access;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Http;

namespace RoadmapFunctions.Pages.School;

/// <summary>Reads the state of the head's confirmation, with the link to pass on for it.</summary>
public sealed class HeadStateReader(SchoolLinks links, PublicAddress address)
{
    /// <param name="history">Null while the school has not answered.</param>
    /// <returns>Null where no confirmation is asked for.</returns>
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
