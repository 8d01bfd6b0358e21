using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Http;
using RoadmapFunctions.Pages.Desk;

namespace RoadmapFunctions.Functions.Desk;

/// <summary>Who did what in the campaign, the newest first.</summary>
public sealed class ShowJournal(IJournal journal)
{
    private const int PageSize = 100;

    [Function(nameof(ShowJournal)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "desk/campaigns/{campaign}/journal")] HttpRequest request,
        Campaign campaign,
        CancellationToken cancellationToken
    )
    {
        var before = request.Query["before"].ToString() is { Length: > 0 } key ? key : null;
        var entries = await journal.ReadAsync(campaign.Id, before, PageSize + 1, cancellationToken);
        return new Page<JournalPage>(
            new JournalModel(
                campaign,
                [.. entries.Take(PageSize)],
                before,
                Older: entries.Count > PageSize ? entries[PageSize - 1].Key : null
            )
        );
    }
}
