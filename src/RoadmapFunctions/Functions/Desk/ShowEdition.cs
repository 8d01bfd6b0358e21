using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Functions.Api;
using RoadmapFunctions.Http;
using RoadmapFunctions.Pages.Desk;
using RoadmapFunctions.Reporting.Editions;

namespace RoadmapFunctions.Functions.Desk;

/// <summary>A published edition: where to read it, its files, and what proves them.</summary>
public sealed class ShowEdition(IEditionStore editions, IErasures erasures)
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
        if (stored.FirstOrDefault(each => each.Edition.Number == number) is not { Edition: var edition })
        {
            return EditionDownload.Unknown();
        }

        var erased = ErasureWording.AfterEdition(await erasures.ReadAsync(campaign.Id, cancellationToken), edition.SnapshotAt, campaign);
        return new Page<EditionPage>(new EditionModel(campaign, edition, ForReader: reader is not null, erased));
    }
}
