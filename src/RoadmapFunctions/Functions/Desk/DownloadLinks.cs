using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Http;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Pages.Desk;

namespace RoadmapFunctions.Functions.Desk;

/// <summary>The personal links of all schools as CSV for a mail merge.</summary>
public sealed class DownloadLinks(SchoolLinks links, PublicAddress address, Journal journal)
{
    [Function(nameof(DownloadLinks)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "desk/campaigns/{campaign}/links/links.csv")] HttpRequest request,
        Campaign campaign,
        OperatorCaller by,
        CancellationToken cancellationToken
    )
    {
        await journal.AddAsync(request, by, JournalAct.LinksDownloaded, campaign, cancellationToken: cancellationToken);
        var tokens = await links.TokensAsync(campaign, cancellationToken);
        var file = LinksFile.Write(campaign, organization => address.PersonalLink(tokens[organization.Id], request));
        return Download.Of(request.HttpContext, file, ContentTypes.Csv, $"Личные ссылки школ, {campaign.Period}.csv");
    }
}
