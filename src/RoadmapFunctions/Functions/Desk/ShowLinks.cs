using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Http;
using RoadmapFunctions.Pages.Desk;

namespace RoadmapFunctions.Functions.Desk;

/// <summary>The personal links of all schools, as a table and, on paper, as slips with QR codes.</summary>
public sealed class ShowLinks(SchoolLinks links, PublicAddress address, TimeProvider time, Journal journal)
{
    private const int PageSize = 100;

    [Function(nameof(ShowLinks)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "desk/campaigns/{campaign}/links")] HttpRequest request,
        Campaign campaign,
        OperatorCaller by,
        CancellationToken cancellationToken
    )
    {
        var pages = (campaign.Organizations.Count + PageSize - 1) / PageSize;
        var current = int.TryParse(request.Query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var asked)
            ? Math.Clamp(asked, 1, pages)
            : 1;
        await journal.AddAsync(request, by, JournalAct.LinksShown, campaign, cancellationToken: cancellationToken);
        var tokens = await links.TokensAsync(campaign, cancellationToken);
        var shown = campaign
            .Organizations.Skip((current - 1) * PageSize)
            .Take(PageSize)
            .Select(organization => (organization, address.PersonalLink(tokens[organization.Id], request)));
        return new Page<LinksPage>(new LinksModel(campaign, [.. shown], current, pages, time.GetUtcNow()));
    }
}
