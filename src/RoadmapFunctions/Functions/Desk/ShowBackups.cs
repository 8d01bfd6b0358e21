using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Http;
using RoadmapFunctions.Pages.Desk;
using RoadmapFunctions.Upkeep.Backup;

namespace RoadmapFunctions.Functions.Desk;

/// <summary>The stored backups, where to download one and how to take one now.</summary>
public sealed class ShowBackups(BackupJob backups, CampaignCatalog campaigns)
{
    [Function(nameof(ShowBackups)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "desk/backups")] HttpRequest request,
        OperatorCaller by,
        CancellationToken cancellationToken
    ) =>
        new Page<BackupsPage>(
            new BackupsModel(
                await backups.ListAsync(cancellationToken),
                campaigns.All[^1].Zone,
                by.PersonId is null,
                request.Query["taken"].ToString()
            )
        );
}
