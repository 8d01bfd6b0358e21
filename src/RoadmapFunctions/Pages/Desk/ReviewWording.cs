using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Reporting.Analysis;
using RoadmapFunctions.Reporting.Reports;

namespace RoadmapFunctions.Pages.Desk;

/// <summary>Wording of the review of answers.</summary>
public static class ReviewWording
{
    public static string Of(ReviewObstacle obstacle, Campaign campaign) =>
        obstacle switch
        {
            ReviewObstacle.AnswerReplaced => "Решение не записано: оно об ответе, который у этой школы сейчас не учитывается. "
                + "Обычно это значит, что школа изменила ответ, пока вы его читали. Посмотрите, что учитывается теперь, и решите ещё раз.",
            ReviewObstacle.NothingSeen => "Решение не записано: решения с таким номером нет. Прочитайте ответ ещё раз.",
            ReviewObstacle.UnknownActivity => "Такого мероприятия в кампании больше нет. Решение не записано.",
            ReviewObstacle.LevelMissing => "Выберите, что следует из ответа: по отмеченным вариантам это не определить.",
            ReviewObstacle.ValueUnfit => "Такое значение записать нельзя: вопрос спрашивает о другом, или школа назвала его сама.",
            ReviewObstacle.ValueMissing => "Впишите значение. Если его не понять, скажите в комментарии почему: в итоги ответ не войдёт.",
            ReviewObstacle.CommentMissing => "Напишите в комментарии, что школе исправить: она увидит его рядом с вопросом и в письме.",
            ReviewObstacle.TextTooLong => $"Слишком длинно. Комментарий — не больше {Russian.Number(ReviewRules.LongestComment)} знаков; "
                + $"причина и документ — не больше {ReviewRules.LongestLine}. Сократите и запишите ещё раз.",
            ReviewObstacle.Unread => "Принять ответ нельзя: в нём есть непрочитанное. Сначала прочитайте свои ответы и противоречия.",
            ReviewObstacle.ReasonOrDocumentMissing => "Назовите причину и документ: они войдут в отчёт.",
            _ => $"Новый срок должен быть позже {Russian.Date(campaign.AnswersMilestone.Date)} и не позже "
                + $"{Russian.Date(campaign.Milestones.Max(milestone => milestone.Date))}: после этого ссылки школ не действуют.",
        };

    /// <summary>What somebody else has decided, with all their words.</summary>
    public static string Overtaken(ReviewEntry other, Campaign campaign) =>
        $"Пока страница была открыта, {Decided(other, campaign)}\n"
        + "Ваше решение не записано, оно осталось ниже. Если оно верное, отправьте его ещё раз: оно заменит то решение.";

    /// <summary>Who has decided what and when; continues another sentence.</summary>
    public static string Decided(ReviewEntry entry, Campaign campaign) =>
        $"решение уже принято ({entry.By}, {Russian.DateAndTime(entry.ObservedAt, campaign.Zone)}): {Of(entry, campaign)}";

    /// <summary>The place of the analyst's words in the report.</summary>
    public static string Place(Campaign campaign, string place) =>
        place switch
        {
            AnalystNote.Causes => "причины и затруднения",
            AnalystNote.Conclusions => "выводы",
            _ => campaign.Activities.FirstOrDefault(activity => AnalystNote.PlaceOf(activity) == place) is { } activity
                ? $"мероприятие {activity.Number}"
                : place,
        };

    public static string TooLong(AnalystNote note) =>
        $"Не записано: текст длиннее {Russian.Number(AnalystNote.LongestText)} знаков ({Russian.Number(note.Text.Length)}). Сократите его.";

    /// <summary>One decision in a sentence.</summary>
    public static string Of(ReviewEntry entry, Campaign campaign) =>
        entry switch
        {
            Assessment { Level: { } level } read => $"{Of(level)}{Because(read)}.{Says(read.Comment)}",
            Assessment { Value: { } value } read => $"прочитано как {Russian.Quoted(value.Shown)}.{Says(read.Comment)}",
            Assessment read when campaign.FindActivity(read.ActivityId)?.Value is not null =>
                $"прочитано; значение не вписано, учтено только то, что прочла программа.{Says(read.Comment)}",
            Assessment read => $"прочитано, учтено как отмечено{Because(read)}.{Says(read.Comment)}",
            AnswerReturn { ActivityId: null } back => $"ответ возвращён целиком.{Says(back.Comment)}",
            AnswerReturn back => $"мероприятие возвращено.{Says(back.Comment)}",
            TermsDecision { Exempt: true } terms => $"школа освобождена от ответа: {terms.Reason} ({terms.Document}).",
            TermsDecision { Until: { } day } terms => $"срок продлён до {Russian.Date(day)}: {terms.Reason} ({terms.Document}).",
            TermsDecision terms => $"действует общий срок: {terms.Reason}.",
            _ => "ответ принят.",
        };

    public static string Of(ExecutionLevel level) =>
        Wording.Of(
            level switch
            {
                ExecutionLevel.Done => ExecutionStatus.Done,
                ExecutionLevel.InProgress => ExecutionStatus.InProgress,
                ExecutionLevel.NotDone => ExecutionStatus.NotDone,
                _ => ExecutionStatus.Unchanged,
            }
        );

    private static string Because(Assessment read) => read.Cause.Length == 0 ? string.Empty : $" (причина: {read.Cause})";

    private static string Says(string comment) => comment.Length == 0 ? string.Empty : $" Комментарий: {Russian.Quoted(comment)}";
}
