using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Http;
using RoadmapFunctions.Pages.Desk;

namespace RoadmapFunctions.Functions.Desk;

/// <summary>The analyst's own words, which will be in the next edition.</summary>
public sealed class ShowAnalysis(AnalystNotes notes)
{
    [Function(nameof(ShowAnalysis)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "desk/campaigns/{campaign}/analysis")] HttpRequest request,
        Campaign campaign,
        CancellationToken cancellationToken
    ) =>
        new Page<AnalysisPage>(
            new AnalysisModel(campaign, await notes.ReadAsync(campaign, cancellationToken), Saved: request.Query.ContainsKey("saved"))
        );
}
