using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Http;
using RoadmapFunctions.Pages.Desk;
using RoadmapFunctions.Reporting.Editions;

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
        return new Page<EditionsPage>(
            new EditionsModel(
                await desk.ReadAsync(campaign, cancellationToken),
                [.. stored.Select(each => each.Edition)],
                NoticeOf(request)
            )
        );
    }

    private static string? NoticeOf(HttpRequest request) =>
        int.TryParse(request.Query["published"], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? $"Издание № {number} выпущено."
        : int.TryParse(request.Query["unchanged"], NumberStyles.None, CultureInfo.InvariantCulture, out number)
            ? $"С издания № {number} ничего не изменилось; новое не нужно."
        : null;
}
