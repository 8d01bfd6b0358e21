using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Desk;
using RoadmapFunctions.Hosting;
using RoadmapFunctions.Reports;

namespace RoadmapFunctions.Functions;

/// <summary>The personal links of all schools as CSV for a mail merge.</summary>
public sealed class DownloadLinks(CampaignCatalog campaigns, SchoolLinks links)
{
    [Function(nameof(DownloadLinks)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "desk/{campaign}/links/links.csv")] HttpRequest request, string campaign, CancellationToken cancellationToken)
    {
        if (campaigns.Find(campaign) is not { } found)
        {
            return Problems.UnknownCampaign(campaign);
        }

        var tokens = await links.TokensAsync(found, cancellationToken);
        var file = LinksFile.Write(found, organization => PublicAddress.PersonalLink(request, tokens[organization.Id]));
        return Downloads.File(request.HttpContext, file, ReportFiles.CsvType, $"Личные ссылки школ, {found.Period}.csv");
    }
}
