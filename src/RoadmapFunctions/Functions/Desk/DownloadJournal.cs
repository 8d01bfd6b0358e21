using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Http;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Pages.Desk;

namespace RoadmapFunctions.Functions.Desk;

/// <summary>The whole journal of the campaign as CSV.</summary>
public sealed class DownloadJournal(IJournal entries, Journal journal)
{
    [Function(nameof(DownloadJournal)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "desk/campaigns/{campaign}/journal/journal.csv")] HttpRequest request,
        Campaign campaign,
        OperatorCaller by,
        CancellationToken cancellationToken
    )
    {
        await journal.AddAsync(request, by, JournalAct.JournalDownloaded, campaign, cancellationToken: cancellationToken);
        var all = await entries.ReadAsync(campaign.Id, before: null, int.MaxValue, cancellationToken);
        return Download.Of(
            request.HttpContext,
            JournalFile.Write(campaign, all),
            ContentTypes.Csv,
            $"Журнал действий, {campaign.Period}.csv"
        );
    }
}
