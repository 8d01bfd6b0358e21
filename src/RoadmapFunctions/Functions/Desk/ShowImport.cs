using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Import;
using RoadmapFunctions.Http;
using RoadmapFunctions.Pages.Desk;

namespace RoadmapFunctions.Functions.Desk;

/// <summary>Where the operator sends the sheet as a file, when Google cannot be reached.</summary>
public sealed class ShowImport(ImportReader import)
{
    [Function(nameof(ShowImport)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "desk/campaigns/{campaign}/import")] HttpRequest request,
        Campaign campaign,
        CancellationToken cancellationToken
    ) => new Page<ImportPage>(new ImportModel(campaign, await import.ZoneAsync(campaign, cancellationToken)));
}
