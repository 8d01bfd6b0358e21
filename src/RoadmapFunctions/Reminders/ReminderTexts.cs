using System.Text.Encodings.Web;
using System.Text.Unicode;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Collecting.Sync;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Reporting.Editions;
using RoadmapFunctions.Reporting.Reports;

namespace RoadmapFunctions.Reminders;

/// <param name="Subject">One line.</param>
/// <param name="Html">The same words as in <paramref name="Plain"/>.</param>
public sealed record MailText(string Subject, string Plain, string Html);

/// <summary>The words of the letters.</summary>
public static class ReminderTexts
{
    private const int LongestSubject = 150;

    // A link is longer than a phone is wide, and mail programs accept only inline styles.
    private const string Style = "max-width: 40em; font: 16px/1.5 Arial, sans-serif; overflow-wrap: anywhere";

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <param name="unanswered">Activities without an answer; all of them when there is no answer at all.</param>
    /// <param name="link">The school's personal link.</param>
    /// <param name="head">The link of the school's head; null unless the answer waits for a confirmation.</param>
    /// <param name="words">The operator's own text for this day; empty for none.</param>
    public static MailText ToSchool(
        Campaign campaign,
        OrganizationProgress progress,
        IReadOnlyList<Activity> unanswered,
        string link,
        DateTimeOffset now,
        string? head = null,
        string words = ""
    )
    {
        var due = TimelinessRule.DueOf(campaign, progress.Terms);
        var late = now >= due.Instant(campaign.Zone);
        var partly = progress.Completeness is Completeness.Partial;
        var subject = late ? $"Срок ответа прошёл: {campaign.Title}" : $"{TimeLeft(campaign, due, now)}: {campaign.Title}";
        return Make(
            subject,
            [
                "Здравствуйте!",
                progress.State is ReviewState.Returned
                    ? $"Ответ вашей организации ({progress.Organization.Name}) на вопросы мониторинга {Russian.Quoted(campaign.Title)} "
                        + "возвращён с замечаниями и ещё не исправлен. Замечания стоят на вашей странице рядом с вопросами."
                : partly
                    ? $"Ответ вашей организации ({progress.Organization.Name}) на вопросы мониторинга {Russian.Quoted(campaign.Title)} "
                        + $"получен не полностью. Нет ответа по "
                        + $"{QuestionNoun.Of(unanswered).For(unanswered.Count).Dative}: "
                        + $"{Russian.List([.. unanswered.Select(activity => activity.Number)])}."
                : head is not null
                    ? $"Ответ вашей организации ({progress.Organization.Name}) на вопросы мониторинга {Russian.Quoted(campaign.Title)} "
                        + "получен, но руководитель его ещё не утвердил."
                : $"От вашей организации ({progress.Organization.Name}) ещё не получен "
                    + $"ответ на вопросы мониторинга {Russian.Quoted(campaign.Title)}.",
                (late, progress.Timeliness) switch
                {
                    (false, _) => $"Срок ответа: {due.InWords()} ({Russian.Offset(campaign.Zone, now)}).",
                    (true, Timeliness.OnTime) => $"Срок ответа прошёл: {due.InWords()}. Ответ можно "
                        + $"{(partly || head is null ? "дополнить" : "утвердить")} и сейчас: он останется полученным в срок.",
                    _ => $"Срок ответа прошёл: {due.InWords()}. Ответ принимается и "
                        + $"сейчас, но в отчёте будет отмечен как полученный с опозданием.",
                },
                .. words.Length == 0 ? (IEnumerable<string>)[] : [words],
                .. ForHead(head),
                "Ответить можно по личной ссылке:",
                link,
                "Ссылка открывает ответы только вашей организации. Не передавайте её другим.",
                $"Основание: {campaign.LegalBasis.Kind} от {Russian.Date(campaign.LegalBasis.Date)} "
                    + $"№{Russian.NonBreakingSpace}{campaign.LegalBasis.Number}.",
                $"{campaign.Operator.Name}. Письмо отправлено автоматически. Если вы ответили только что, оставьте его без внимания.",
            ],
            link,
            head
        );
    }

    /// <summary>Tells a school that answered by its personal link about another answer that came in its name from the open form.</summary>
    /// <param name="replaced">The other answer counts already.</param>
    /// <param name="link">The school's personal link.</param>
    public static MailText OfAnotherAnswer(Campaign campaign, Organization organization, bool replaced, string link) =>
        Make(
            $"{(replaced ? "Ваш ответ заменён" : "От имени школы пришёл другой ответ")}: {campaign.Title}",
            [
                "Здравствуйте!",
                $"Ваша организация ({organization.Name}) ответила на вопросы мониторинга {Russian.Quoted(campaign.Title)} "
                    + "по личной ссылке. "
                    + "После этого от её имени пришёл другой ответ — из открытой формы Google, "
                    + "которую может заполнить каждый, у кого есть её адрес.",
                replaced
                    ? "Теперь учитывается ответ из формы. Если его отправили не вы, исправьте ответ по личной ссылке и сообщите оператору."
                    : "Ответ из формы не учитывается, пока не решит оператор. Если его отправили не вы, сообщите оператору. "
                        + "Если вы, внесите то же самое по личной ссылке — решения ждать не придётся.",
                "Посмотреть и исправить ответ можно по личной ссылке:",
                link,
                $"{campaign.Operator.Name}. Письмо отправлено автоматически.",
            ],
            link
        );

    /// <param name="link">The school's personal link.</param>
    public static MailText Returned(Campaign campaign, OrganizationProgress progress, string link, DateTimeOffset now)
    {
        var due = TimelinessRule.DueOf(campaign, progress.Terms);
        return Make(
            $"Ответ нужно исправить: {campaign.Title}",
            [
                "Здравствуйте!",
                $"Ответ вашей организации ({progress.Organization.Name}) на вопросы мониторинга {Russian.Quoted(campaign.Title)} "
                    + "прочитан и возвращён. Исправьте, пожалуйста:",
                .. progress.Review!.OpenReturns.Select(entry =>
                    campaign.FindActivity(entry.ActivityId) is { } activity
                        ? $"{Russian.Capitalized(QuestionNoun.Of(activity).One.Nominative)} {activity.Number} "
                            + $"({Russian.Quoted(activity.Brief())}): {CleanText.OneLine(entry.Comment)}"
                        : $"Ответ в целом: {CleanText.OneLine(entry.Comment)}"
                ),
                now < due.Instant(campaign.Zone)
                    ? $"Срок ответа: {due.InWords()} ({Russian.Offset(campaign.Zone, now)})."
                    : $"Срок ответа прошёл: {due.InWords()}. Исправленный ответ принимается, время первого ответа сохраняется.",
                "Исправить ответ можно по личной ссылке, эти слова стоят там рядом с вопросами. "
                    + "Если вы отвечали в форме Google, можно изменить ответ и в ней.",
                link,
                "Ссылка открывает ответы только вашей организации. Не передавайте её другим.",
                $"{campaign.Operator.Name}. Письмо отправлено автоматически. "
                    + "Если вы исправили ответ только что, оставьте его без внимания.",
            ],
            link
        );
    }

    /// <param name="unanswered">Activities without an answer.</param>
    /// <param name="link">The school's personal link.</param>
    /// <param name="head">The link of the school's head; null unless the answer waits for a confirmation.</param>
    public static MailText Received(
        Campaign campaign,
        OrganizationProgress progress,
        IReadOnlyList<Activity> unanswered,
        string link,
        string? head = null
    )
    {
        var first = progress.FirstSeen!.Value;
        var corrected = progress.CorrectedAt is { } at ? $", исправлен {Moment(at)}" : string.Empty;
        return Make(
            $"Ответ получен: {campaign.Title}",
            [
                "Здравствуйте!",
                $"Ответ вашей организации ({progress.Organization.Name}) на вопросы мониторинга {Russian.Quoted(campaign.Title)} "
                    + $"получен {Moment(first)} — {(progress.Timeliness is Timeliness.OnTime ? "в срок" : "с опозданием")}{corrected}.",
                unanswered.Count == 0
                    ? $"Есть ответы на все {QuestionNoun.Of(campaign.Activities).Many.Nominative}."
                    : $"Нет ответа по {QuestionNoun.Of(unanswered).For(unanswered.Count).Dative}: "
                        + $"{Russian.List([.. unanswered.Select(activity => activity.Number)])}. "
                        + "Ответ можно дополнить: время первого ответа сохранится.",
                .. ForHead(head),
                "Посмотреть и исправить ответ можно по личной ссылке:",
                link,
                "Ссылка открывает ответы только вашей организации. Не передавайте её другим.",
                $"{campaign.Operator.Name}. Письмо отправлено автоматически. Если вы не отвечали, сообщите оператору.",
            ],
            link,
            head
        );

        string Moment(DateTimeOffset at) => TimelinessRule.InWords(campaign, progress.Terms, at);
    }

    /// <summary>The operator's own words, as they were typed.</summary>
    /// <param name="link">The school's personal link.</param>
    public static MailText Message(Campaign campaign, Organization organization, string text, string link) =>
        Make(
            $"Сообщение оператора: {campaign.Title}",
            [
                "Здравствуйте!",
                .. text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
                $"Личная страница вашей организации ({organization.Name}):",
                link,
                "Ссылка открывает ответы только вашей организации. Не передавайте её другим.",
                $"{campaign.Operator.Name}.",
            ],
            link
        );

    /// <param name="address">Address of the desk page where the operator sees more.</param>
    public static MailText ToOperator(Campaign campaign, Reminder reminder, string address) =>
        Make(
            $"{Heading(reminder.Kind)}: {campaign.Title}",
            [
                $"Мониторинг {Russian.Quoted(campaign.Title)}.",
                reminder.Detail,
                "Подробности — на рабочем месте оператора:",
                address,
                "Письмо отправлено автоматически. Об одном и том же программа пишет один раз.",
            ],
            address
        );

    public static string Heading(ReminderKind kind) =>
        kind switch
        {
            ReminderKind.Answers => "Напоминание об ответе",
            ReminderKind.AnswerReturned => "Возврат ответа",
            ReminderKind.AnswerReceived => "Подтверждение ответа",
            ReminderKind.EditionPublished => "Опубликовано издание отчёта",
            ReminderKind.SyncStopped => "Выгрузка остановлена",
            ReminderKind.SyncSilent => "Выгрузка не удаётся",
            ReminderKind.AnswerContested => "Другой ответ из открытой формы",
            ReminderKind.AnswerReplaced => "Ответ заменён ответом из формы",
            ReminderKind.SheetWarning => "Таблицу нужно проверить",
            ReminderKind.Message => "Сообщение оператора",
            _ => "Карантин ждёт решения",
        };

    public static string EditionPublished(Campaign campaign, Edition edition) =>
        $"Опубликовано издание {Wording.Numbered(edition.Number)} — {Russian.Quoted(edition.Title)}. "
        + $"Данные на {Russian.DateAndTime(edition.SnapshotAt, campaign.Zone)} "
        + $"({Russian.Offset(campaign.Zone, edition.SnapshotAt)}). Причина: {edition.Reason}.";

    public static string SyncSilent(Campaign campaign, SyncRun last, SyncRun? lastCompleted) =>
        (
            lastCompleted is null
                ? "Таблица ещё ни разу не прочитана."
                : $"Две выгрузки подряд не удалось прочитать таблицу. Последняя удачная "
                    + $"выгрузка: {Russian.DateAndTime(lastCompleted.StartedAt, campaign.Zone)}."
        ) + (last.Message is null ? string.Empty : $" {last.Message}");

    public static string QuarantineOld(int rows) =>
        $"В карантине {Russian.Count(rows, "строка, которая ждёт", "строки, которые ждут", "строк, которые ждут")} "
        + $"решения дольше двух дней. Пока решения нет, в "
        + $"отчёт {Russian.Plural(rows, "она не входит", "они не входят", "они не входят")}.";

    private static IEnumerable<string> ForHead(string? head) =>
        head is null
            ? []
            :
            [
                "Ответ ждёт утверждения руководителем. Передайте ему эту ссылку: она открывает ответ и кнопку «Утверждаю» "
                    + "и больше ничего.",
                head,
            ];

    private static string TimeLeft(Campaign campaign, Milestone due, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, campaign.Zone).DateTime);
        return (due.Date.DayNumber - today.DayNumber) switch
        {
            <= 0 => "Сегодня последний день для ответа",
            var days =>
                $"До срока ответа {Russian.Plural(days, "остался", "осталось", "осталось")} {Russian.Count(days, "день", "дня", "дней")}",
        };
    }

    /// <param name="links">Paragraphs that are links.</param>
    private static MailText Make(string subject, IReadOnlyList<string> paragraphs, params string?[] links)
    {
        var clean = paragraphs.Select(CleanText.Of).ToList();
        var html = clean.Select(paragraph =>
            links.Contains(paragraph, StringComparer.Ordinal)
                ? $"<p><a href=\"{Encoder.Encode(paragraph)}\">{Encoder.Encode(paragraph)}</a></p>"
                : $"<p>{Encoder.Encode(paragraph)}</p>"
        );
        var line = CleanText.Abridged(subject, LongestSubject);
        return new(
            line,
            string.Join("\n\n", clean) + "\n",
            $"<!DOCTYPE html>\n<html lang=\"ru\"><head><meta charset=\"utf-8\"><meta "
                + $"name=\"viewport\" content=\"width=device-width\"><title>{Encoder.Encode(line)}</title></head>\n<body "
                + $"style=\"{Style}\">\n{string.Join('\n', html)}\n</body></html>\n"
        );
    }
}
