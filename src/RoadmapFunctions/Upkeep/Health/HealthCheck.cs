using Azure;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Sync;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Reporting.Editions;

namespace RoadmapFunctions.Upkeep.Health;

/// <summary>Whether the app does what it is for: storage answers, sheets are fresh, due editions are out. Names no school.</summary>
public sealed class HealthCheck(CampaignCatalog campaigns, SyncSchedule schedule, ISyncRuns runs, IEditionStore editions, TimeProvider time)
{
    public static readonly TimeSpan OverdueAfter = TimeSpan.FromHours(1);

    public async Task<HealthReport> CheckAsync(CancellationToken cancellationToken)
    {
        var problems = new List<string>();
        try
        {
            foreach (var campaign in campaigns.All)
            {
                problems.AddRange(await ProblemsOfAsync(campaign, cancellationToken));
            }
        }
        catch (Exception e) when (e is StorageUnavailableException or RequestFailedException or AggregateException or CampaignsUnavailableException)
        {
            return new HealthReport(Healthy: false, ["Хранилище не отвечает."]);
        }

        return new HealthReport(problems.Count == 0, problems);
    }

    private async Task<IEnumerable<string>> ProblemsOfAsync(Campaign campaign, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var last = await runs.LastCompletedAsync(campaign.Id, cancellationToken);
        var overdue = await OverdueMilestones.FindAsync(campaign, editions, now - OverdueAfter, cancellationToken);
        return
        [
            .. last is null ? [$"{campaign.Id}: таблица ещё ни разу не прочитана."] : Array.Empty<string>(),
            .. last is not null && schedule.MissedTwice(last.StartedAt, now)
                ? [$"{campaign.Id}: данные таблицы устарели, последняя удачная выгрузка {Russian.DateAndTime(last.StartedAt, campaign.Zone)}."]
                : Array.Empty<string>(),
            .. (last?.Warnings ?? []).Where(warning => warning.Kind == SheetWarningKind.OtherTab)
                .Select(_ => $"{campaign.Id}: рядом с листом ответов есть другой лист с такими же заголовками, и он не читается; выберите листы на странице «Ход сбора»."),
            .. overdue.Select(milestone => $"{campaign.Id}: просрочено издание к сроку «{milestone.Title}»."),
        ];
    }
}

public sealed record HealthReport(bool Healthy, IReadOnlyList<string> Problems);
