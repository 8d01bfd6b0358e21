using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Http;
using RoadmapFunctions.Pages.Desk;
using RoadmapFunctions.Reporting.Editions;
using RoadmapFunctions.Upkeep.Work;

namespace RoadmapFunctions.Functions.Desk;

/// <summary>The editions of a campaign with their files.</summary>
public sealed class ShowEditions(IEditionStore editions, DeskReader desk)
{
    [Function(nameof(ShowEditions)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "desk/campaigns/{campaign}/editions")] HttpRequest request,
        Campaign campaign,
        CancellationToken cancellationToken
    )
    {
        var stored = await editions.ListAsync(campaign.Id, cancellationToken);
        var view = await desk.ReadAsync(campaign, cancellationToken);
        var asked = view.Runs.FirstOrDefault(run => run.Id == request.Query["run"]);
        return new Page<EditionsPage>(
            new EditionsModel(
                view,
                [.. stored.Select(each => each.Edition)],
                Notice: asked is { State: WorkState.Done, Edition: { } number }
                    ? DeskWording.OfEdition(number, asked.Created == true)
                    : null,
                Problem: asked?.HasEnded() == true ? asked.Message : null
            )
        );
    }
}
