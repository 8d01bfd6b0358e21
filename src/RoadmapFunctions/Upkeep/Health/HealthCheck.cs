using System.Text.Json;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.CampaignVersions;
using RoadmapFunctions.Collecting.Sync;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Reminders;
using RoadmapFunctions.Reporting.Editions;
using RoadmapFunctions.Upkeep.Backup;
using RoadmapFunctions.Upkeep.Work;

namespace RoadmapFunctions.Upkeep.Health;

/// <summary>
/// Whether the app works: the storage answers, sheets are fresh, due editions and letters are out, no work was given up, last night was
/// backed up, no stored item is damaged. The report names items by their keys, so it is for the operator only.
/// </summary>
public sealed class HealthCheck(
    CampaignCatalog campaigns,
    ICampaignVersions versions,
    SyncSchedule schedule,
    ISyncRuns runs,
    IEditionStore editions,
    IOutbox outbox,
    IWaitingWork queue,
    IBackupStore backups,
    DamagedItems damaged,
    TimeProvider time
)
{
    public static readonly TimeSpan OverdueAfter = TimeSpan.FromHours(1);

    private static readonly TimeSpan Nightly = TimeSpan.FromDays(1);

    public async Task<HealthReport> CheckAsync(CancellationToken cancellationToken)
    {
        var (problems, damage) = (new List<string>(), new List<string>());
        try
        {
            damage.AddRange(campaigns.Unreadable);
            damage.AddRange(
                (await versions.ListStrayAsync(cancellationToken)).Select(name =>
                    $"Контейнер campaigns: «{name}» — не файл кампании, он пропущен. Уберите его, если он лишний."
                )
            );
            damage.AddRange(damaged.Outside([.. campaigns.All.Select(each => each.Id)]).Select(item => $"Запись {item} не читается."));
            var setAside = await queue.ReadSetAsideAsync(cancellationToken);
            problems.AddRange(setAside.Oldest.Select(SetAside));
            problems.AddRange(setAside.More == 0 ? [] : [$"Очередь работ: отложено и ещё {Russian.Number(setAside.More)}."]);
            problems.AddRange(await BackupProblemsAsync(cancellationToken));
            foreach (var campaign in campaigns.All)
            {
                await LookAsync(campaign, problems, damage, cancellationToken);
            }
        }
        catch (Exception e) when (e is StorageUnavailableException or CampaignsUnavailableException)
        {
            return new HealthReport(Healthy: false, ["Хранилище не отвечает."]);
        }

        return new HealthReport(problems.Count + damage.Count == 0, [.. damage, .. problems]) { Damage = damage };
    }

    private static string SetAside(SetAsideWork work) =>
        work.Order is { } order
            ? $"{order.Campaign}: работа «{Name(order.Work)}» не удалась {WorkJob.MostAttempts} раз и отложена {Utc(work.At)}; "
                + $"запросил {order.By} {Utc(order.AskedAt)}. Отправьте её ещё раз на странице «Ход сбора»."
            : $"Очередь работ: отложено сообщение, которое не читается ({Utc(work.At)}). Уберите его на странице «Ход сбора».";

    // A backup that was cut off or is broken counts for nothing, so this also tells of every way in which a night may fail.
    private async Task<IEnumerable<string>> BackupProblemsAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset? last = (await backups.ListAsync(cancellationToken)).Verified is [var newest, ..] ? newest.TakenAt : null;
        var since = last ?? await backups.StartedAtAsync(cancellationToken);
        return time.GetUtcNow() - since < Nightly + OverdueAfter
            ? []
            :
            [
                "Ночная резервная копия не снята; последняя проверенная: "
                    + (last is { } at ? $"{Utc(at)}." : "нет ни одной.")
                    + " Причина — в журнале (BackUpStorage). Снимите копию на странице «Резервные копии».",
            ];
    }

    private static string Name(WorkKind work) =>
        work switch
        {
            WorkKind.Sync => "чтение таблицы",
            WorkKind.PublishDue => "издание в срок",
            _ => "внеочередное издание",
        };

    private static string Utc(DateTimeOffset moment) => Russian.DateAndTime(moment, TimeZoneInfo.Utc) + " UTC";

    // One unreadable campaign must not hide the others.
    private async Task LookAsync(Campaign campaign, List<string> problems, List<string> damage, CancellationToken cancellationToken)
    {
        try
        {
            problems.AddRange(await ProblemsOfAsync(campaign, cancellationToken));
            damage.AddRange(await DamageOfAsync(campaign, cancellationToken));
        }
        catch (Exception e)
            when (e is JsonException or InvalidOperationException or FormatException or ArgumentException or InvalidCastException)
        {
            damage.Add($"{campaign.Id}: данные в хранилище повреждены и не читаются ({e.GetType().Name}).");
        }
    }

    private async Task<IEnumerable<string>> ProblemsOfAsync(Campaign campaign, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var last = await runs.LastCompletedAsync(campaign.Id, cancellationToken);
        var overdue = await OverdueMilestones.FindAsync(campaign, editions, now - OverdueAfter, cancellationToken);
        var problems = new List<string>();
        if (campaign.ReadsSheetAt(now) && last is null)
        {
            problems.Add($"{campaign.Id}: таблица ещё ни разу не прочитана.");
        }
        else if (campaign.ReadsSheetAt(now) && schedule.MissedTwice(last!.StartedAt, now))
        {
            problems.Add(
                $"{campaign.Id}: данные таблицы устарели, последняя удачная выгрузка {Russian.DateAndTime(last.StartedAt, campaign.Zone)}."
            );
        }

        return
        [
            .. problems,
            .. (last?.Warnings ?? [])
                .Where(warning => warning.Kind == SheetWarningKind.OtherTab)
                .Select(_ =>
                    $"{campaign.Id}: в таблице есть лист, похожий на ответы, и он не читается, или выбранного листа больше нет; "
                    + $"выберите листы на странице «Ход сбора»."
                ),
            .. overdue.Select(milestone => $"{campaign.Id}: просрочено издание к сроку «{milestone.Title}»."),
            .. (await outbox.ReadFailedAsync(campaign.Id, cancellationToken)).Select(item =>
                $"{campaign.Id}: письмо {item.Reminder.Key} не ушло. {item.Problem}"
            ),
        ];
    }

    private async Task<IEnumerable<string>> DamageOfAsync(Campaign campaign, CancellationToken cancellationToken)
    {
        List<string> damage = [.. damaged.Of(campaign.Id).Select(item => $"{campaign.Id}: запись {item} не читается.")];
        if (damage.Count == 0 && (await runs.LastCompletedAsync(campaign.Id, cancellationToken))?.Message is { } setAside)
        {
            damage.Add($"{campaign.Id}: {setAside}"); // found by another instance
        }

        return
        [
            .. damage,
            .. (await editions.ListManifestsAsync(campaign.Id, cancellationToken))
                .Where(manifest => manifest.Read(campaign.Id) is null)
                .Select(manifest => $"{campaign.Id}: манифест издания № {manifest.Number} не читается."),
        ];
    }
}

/// <param name="Problems">Problems of all kinds.</param>
public sealed record HealthReport(bool Healthy, IReadOnlyList<string> Problems)
{
    /// <summary>The problems with stored items that cannot be read and were skipped.</summary>
    public IReadOnlyList<string> Damage { get; init; } = [];
}
