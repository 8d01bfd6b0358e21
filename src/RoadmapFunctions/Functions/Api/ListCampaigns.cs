using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.Functions.Api;

public sealed class ListCampaigns(CampaignCatalog campaigns)
{
    [Function(nameof(ListCampaigns)), Allow(Callers.Operator)]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/campaigns")] HttpRequest request) =>
        TypedResults.Ok(
            campaigns.All.Select(campaign => new CampaignItem(
                campaign.Id,
                campaign.Title,
                campaign.Period,
                [
                    .. campaign.Milestones.Select(milestone => new MilestoneItem(
                        milestone.Id,
                        milestone.Kind,
                        milestone.Title,
                        milestone.Instant(campaign.Zone)
                    )),
                ]
            ))
        );

    public sealed record CampaignItem(string Id, string Title, string Period, IReadOnlyList<MilestoneItem> Milestones);

    public sealed record MilestoneItem(string Id, MilestoneKind Kind, string Title, DateTimeOffset At);
}
