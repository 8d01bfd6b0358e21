using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Http;
using RoadmapFunctions.Pages.Desk;

namespace RoadmapFunctions.Functions.Desk;

/// <summary>Gives a school a new personal link; from then on the earlier one opens nothing.</summary>
public sealed class ReplaceLink(SchoolLinks links, Journal journal)
{
    [Function(nameof(ReplaceLink)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/campaigns/{campaign}/organizations/{organization}/link")]
            HttpRequest request,
        Campaign campaign,
        Organization organization,
        OperatorCaller by,
        CancellationToken cancellationToken
    )
    {
        await journal.AddAsync(request, by, JournalAct.LinkReplaced, campaign, organization, cancellationToken: cancellationToken);
        await links.ReplaceAsync(campaign, organization, cancellationToken);
        return new SeeOther(DeskAddress.Organization(campaign, organization));
    }
}
