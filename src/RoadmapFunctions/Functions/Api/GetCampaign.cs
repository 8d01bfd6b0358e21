using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.CampaignVersions;
using RoadmapFunctions.Http;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Functions.Api;

/// <summary>A campaign's file: the one in force, or a <c>?version=</c> as it was sent.</summary>
public sealed class GetCampaign(ICampaignVersions versions)
{
    [Function(nameof(GetCampaign)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/campaigns/{campaign}")] HttpRequest request,
        Campaign campaign,
        CancellationToken cancellationToken
    )
    {
        var asked = request.Query["version"].ToString();
        if (asked.Length == 0)
        {
            return Download.Of(
                request.HttpContext,
                JsonSerializer.SerializeToUtf8Bytes(campaign, CampaignFile.Json),
                ContentTypes.Json,
                $"{campaign.Id}.json"
            );
        }

        var version = (await versions.ListAsync(cancellationToken)).FirstOrDefault(each =>
            each.CampaignId == campaign.Id && each.Number.ToString(CultureInfo.InvariantCulture) == asked
        );
        return version is null
            ? Problems.NotFound("Такой версии файла кампании нет.")
            : Download.Of(
                request.HttpContext,
                await versions.ReadAsync(version, cancellationToken),
                ContentTypes.Json,
                $"{campaign.Id}, версия {version.Number}.json"
            );
    }
}
