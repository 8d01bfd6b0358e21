using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Http;
using RoadmapFunctions.Pages.Desk;

namespace RoadmapFunctions.Functions.Desk;

/// <summary>A school's card: its answer, all versions of it and what each changed, its personal link.</summary>
public sealed class ShowOrganization(ISubmissionLog log, SchoolLinks links, PublicAddress address, Journal journal)
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
        var history = await SubmissionHistory.ReadOrganizationAsync(log, campaign.Id, organization.Id, cancellationToken);
        var link = address.PersonalLink(await links.TokenAsync(campaign, organization, cancellationToken), request);
        return new Page<OrganizationPage>(new OrganizationModel(campaign, organization, history, link));
    }
}
