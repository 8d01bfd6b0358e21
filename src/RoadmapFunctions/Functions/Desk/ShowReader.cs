using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Http;
using RoadmapFunctions.Pages.Desk;
using RoadmapFunctions.Reporting.Editions;

namespace RoadmapFunctions.Functions.Desk;

/// <summary>What a reader's link opens: the published editions of its campaign; the sign-in page for anybody else.</summary>
public sealed class ShowReader(IEditionStore editions)
{
    [Function(nameof(ShowReader)), Allow(Callers.Unknown | Callers.Reader)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "reader")] HttpRequest request,
        Campaign? campaign,
        ReaderCaller? reader,
        CancellationToken cancellationToken
    )
    {
        if (campaign is null || reader is null)
        {
            return new Page<ReaderDoorPage>(new ReaderDoorModel());
        }

        var stored = await editions.ListAsync(campaign.Id, cancellationToken);
        return new Page<ReaderPage>(new ReaderModel(campaign, reader.Name, [.. stored.Select(each => each.Edition)]));
    }
}
