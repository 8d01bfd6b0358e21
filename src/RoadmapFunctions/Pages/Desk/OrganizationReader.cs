using Microsoft.AspNetCore.Http;
using RoadmapFunctions.Access;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Http;

namespace RoadmapFunctions.Pages.Desk;

/// <summary>Reads what a school's card shows.</summary>
public sealed class OrganizationReader(ISubmissionLog log, SchoolLinks links, PublicAddress address)
{
    public async Task<OrganizationModel> ReadAsync(
        Campaign campaign,
        Organization organization,
        HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        var known = await SubmissionHistory.ReadOneAsync(log, campaign.Id, organization.Id, cancellationToken);
        var link = address.PersonalLink(await links.TokenAsync(campaign, organization, cancellationToken), request);
        return new(campaign, organization, known, link)
        {
            HeadLink = campaign.AsksHead
                ? address.HeadLink(await links.HeadTokenAsync(campaign, organization, cancellationToken), request)
                : null,
        };
    }
}
