using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.CampaignVersions;
using RoadmapFunctions.Hosting;
using RoadmapFunctions.Reports;

namespace RoadmapFunctions.Functions;

/// <summary>A campaign's file: the one in force, or <c>?version=</c> as it was sent.</summary>
public sealed class GetCampaign(ICampaignVersions versions)
{
    [Function(nameof(GetCampaign)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/campaigns/{campaign}")] HttpRequest request, Campaign campaign, CancellationToken cancellationToken)
    {
        var asked = request.Query["version"].ToString();
        if (asked.Length == 0)
        {
            return Downloads.File(request.HttpContext, JsonSerializer.SerializeToUtf8Bytes(campaign, CampaignFile.Json), ReportFiles.JsonType, $"{campaign.Id}.json");
        }

        var version = (await versions.ListAsync(cancellationToken))
            .FirstOrDefault(each => each.CampaignId == campaign.Id && each.Number.ToString(CultureInfo.InvariantCulture) == asked);
        return version is null
            ? Problems.NotFound("Такой версии файла кампании нет.")
            : Downloads.File(request.HttpContext, await versions.ReadAsync(version, cancellationToken), ReportFiles.JsonType, $"{campaign.Id}, версия {version.Number}.json");
    }
}
