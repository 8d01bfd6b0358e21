using System.Text.Json;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Quarantine;
using RoadmapFunctions.Collecting.Sync;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Upkeep.Work;

namespace RoadmapFunctions.Pages.Desk;

/// <summary>Sentences of the desk.</summary>
public static class DeskWording
{
    /// <summary>«сегодня», «завтра», «через 5 дней», «срок истёк».</summary>
    public static string TimeLeft(Milestone milestone, Campaign campaign, DateTimeOffset now)
    {
        if (now >= milestone.Instant(campaign.Zone))
        {
            return "срок истёк";
        }

        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, campaign.Zone).DateTime);
        return (milestone.Date.DayNumber - today.DayNumber) switch
        {
            0 => "сегодня",
            1 => "завтра",
            var days => $"через {Russian.Count(days, "день", "дня", "дней")}",
        };
    }

    public static string Of(RejectionReason reason) =>
        reason switch
        {
            RejectionReason.UnknownOrganization => "Школы нет в списке",
            RejectionReason.OrganizationMissing => "Школа не указана",
            RejectionReason.OrganizationsDiffer => "Указаны две школы",
            RejectionReason.TimeUnreadable => "Не читается отметка времени",
            RejectionReason.TimesDiffer => "Две разные отметки времени",
            RejectionReason.TimeAhead => "Отметка времени из будущего",
            RejectionReason.ReplacesDirect => "Школа ответила по личной ссылке, а строка пришла из открытой формы",
            RejectionReason.CellError => "Ошибка в ячейке",
            RejectionReason.CellTooLong => "Слишком длинная ячейка",
            RejectionReason.CellUnsupported => "Содержимое ячейки не читается",
            _ => "Слишком длинная строка",
        };

    public static string Of(SyncRun run) =>
        run.Outcome switch
        {
            SyncOutcome.Completed => $"прочитано {Rows(run.Counts.RowsRead)}: новых {run.Counts.New}, уже известных "
                + $"{run.Counts.Known}, не принято {run.Counts.Quarantined}, пустых {run.Counts.Blank}"
                + (run.Counts.Outside > 0 ? $"; других кампаний {run.Counts.Outside}" : string.Empty)
                + (run.Counts.Withdrawn > 0 ? $"; исчезли из таблицы {run.Counts.Withdrawn}" : string.Empty)
                + (run.Counts.Returned > 0 ? $"; вернулись {run.Counts.Returned}" : string.Empty),
            SyncOutcome.Stopped => "остановлено, ничего не записано",
            _ => "не удалось",
        };

    public static string Of(WorkKind work) =>
        work switch
        {
            WorkKind.Sync => "Чтение таблицы",
            WorkKind.PublishDue => "Выпуск изданий, которым пришёл срок",
            _ => "Выпуск внеочередного издания",
        };

    /// <summary>A run that has not ended.</summary>
    public static string Of(WorkRun run, Campaign campaign) =>
        run.StartedAt is { } started
            ? $"{Of(run.Work)}: идёт, начато {Russian.DateAndTime(started, campaign.Zone)}. {run.Message}".TrimEnd()
            : $"{Of(run.Work)}: ждёт очереди, запрошено {Russian.DateAndTime(run.AskedAt, campaign.Zone)}.";

    /// <summary>What has come of an edition out of turn.</summary>
    /// <param name="created">It is a new one.</param>
    public static string OfEdition(int number, bool created) =>
        created ? $"Издание № {number} выпущено." : $"С издания № {number} ничего не изменилось; новое не нужно.";

    /// <summary>As the API spells it.</summary>
    public static string CodeOf(WorkState state) => JsonNamingPolicy.KebabCaseLower.ConvertName(state.ToString());

    private static string Rows(int count) => Russian.Count(count, "строка", "строки", "строк");

    public static string Size(long bytes) =>
        bytes < 1024 * 1024
            ? $"{Russian.Number((int)Math.Max(1, bytes / 1024))}{Russian.NonBreakingSpace}КБ"
            : $"{(bytes / 1024m / 1024m).ToString("0.#", Russian.Culture)}{Russian.NonBreakingSpace}МБ";
}
