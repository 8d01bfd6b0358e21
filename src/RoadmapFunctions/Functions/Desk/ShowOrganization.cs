using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Http;
using RoadmapFunctions.Pages.Desk;

namespace RoadmapFunctions.Functions.Desk;

/// <summary>A school's card: its answer, all versions of it and what each changed, its personal link.</summary>
public sealed class ShowOrganization(OrganizationReader reader, Journal journal)
{
    [Function(nameof(ShowOrganization)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "desk/campaigns/{campaign}/organizations/{organization}")]
            HttpRequest request,
        Campaign campaign,
        Organization organization,
        OperatorCaller by,
        CancellationToken cancellationToken
    )
    {
        await journal.AddAsync(request, by, JournalAct.CardShown, campaign, organization, cancellationToken: cancellationToken);
        return new Page<OrganizationPage>(await reader.ReadAsync(campaign, organization, request, cancellationToken));
    }
}
