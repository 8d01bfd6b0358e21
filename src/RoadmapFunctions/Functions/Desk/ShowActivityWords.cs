using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RoadmapFunctions.Access;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Http;
using RoadmapFunctions.Pages.Desk;
using RoadmapFunctions.Reporting.Analysis;

namespace RoadmapFunctions.Functions.Desk;

/// <summary>Own words of one activity, where the operator corrects their groups.</summary>
public sealed class ShowActivityWords(OwnWordsReader words)
{
    [Function(nameof(ShowActivityWords)), Allow(Callers.Operator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "desk/campaigns/{campaign}/own-words/{activity}")] HttpRequest request,
        Campaign campaign,
        Activity activity,
        CancellationToken cancellationToken
    ) =>
        new Page<ActivityWordsPage>(
            new ActivityWordsModel(
                campaign,
                activity,
                await words.ReadAsync(campaign, cancellationToken),
                OwnWordsForm.Empty,
                NoticeOf(request)
            )
        );

    private static string? NoticeOf(HttpRequest request) =>
        request.Query.ContainsKey("saved") ? "Записано. Так группы войдут в следующее издание отчёта." : null;
}
