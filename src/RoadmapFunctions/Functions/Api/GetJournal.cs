using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;

namespace RoadmapFunctions.Functions.Api;

/// <summary>Who did what in the campaign, the newest first, a thousand at a time.</summary>
public sealed class GetJournal(IJournal journal)
{
    private const int Largest = 1000;

    [Function(nameof(GetJournal)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/campaigns/{campaign}/journal")] HttpRequest request,
        Campaign campaign,
        CancellationToken cancellationToken
    )
    {
        var before = request.Query["before"].ToString() is { Length: > 0 } key ? key : null;
        var entries = await journal.ReadAsync(campaign.Id, before, Largest, cancellationToken);
        return TypedResults.Ok(
            entries.Select(entry => new Line(entry.Key, entry.At, entry.By, entry.Act, entry.OrganizationId, entry.Detail))
        );
    }

    /// <param name="Key">To be sent as <c>?before=</c> for the next page.</param>
    public sealed record Line(string Key, DateTimeOffset At, string By, JournalAct Act, string? OrganizationId, string? Detail);
}
