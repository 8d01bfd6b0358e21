using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Functions.Api;
using RoadmapFunctions.Http;
using RoadmapFunctions.Pages.Desk;
using RoadmapFunctions.Reporting.Editions;

namespace RoadmapFunctions.Functions.Desk;

/// <summary>A published edition: where to read it, its files, and what proves them.</summary>
public sealed class ShowEdition(IEditionStore editions)
{
    [Function(nameof(ShowEdition)), Allow(Callers.Operator | Callers.Reader)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "desk/campaigns/{campaign}/editions/{number:int}")] HttpRequest request,
        Campaign campaign,
        ReaderCaller? reader,
        int number,
        CancellationToken cancellationToken
    )
    {
        var stored = await editions.ListAsync(campaign.Id, cancellationToken);
        return stored.FirstOrDefault(each => each.Edition.Number == number) is { } edition
            ? new Page<EditionPage>(new EditionModel(campaign, edition.Edition, ForReader: reader is not null))
            : EditionDownload.Unknown();
    }
}
