using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.CampaignVersions;

/// <summary>What differs between two versions of a campaign, as sentences for the operator.</summary>
public static class CampaignChanges
{
    public static IReadOnlyList<string> Between(Campaign before, Campaign after) =>
        [
            .. Field("Название", before.Title, after.Title),
            .. Field("Период", before.Period, after.Period),
            .. Field("Предыдущая кампания", before.Previous, after.Previous),
            .. Field("Часовой пояс", before.TimeZone, after.TimeZone),
            .. Field("Ответы считаются с", Day(before.AnswersFrom), Day(after.AnswersFrom)),
            .. Unless(
                before.Sheet.MayReplaceDirect == after.Sheet.MayReplaceDirect,
                after.Sheet.MayReplaceDirect
                    ? "Строка таблицы заменит ответ по личной ссылке без вопроса"
                    : "Строка таблицы не заменит ответ по личной ссылке без решения оператора"
            ),
            .. Unless(before.LegalBasis == after.LegalBasis, "Изменены сведения о распоряжении"),
            .. Field("Оператор", before.Operator.Name, after.Operator.Name),
            .. Field(
                "Подпись",
                $"{before.Operator.SignatoryPost} {before.Operator.SignatoryName}",
                $"{after.Operator.SignatoryPost} {after.Operator.SignatoryName}"
            ),
            .. Field("Адрес оператора", before.Operator.Contacts, after.Operator.Contacts),
            .. Field("Полное название оператора", before.Operator.FullName, after.Operator.FullName),
            .. Field("Получатель", before.Recipient.Name, after.Recipient.Name),
            .. Unless(before.Requisites == after.Requisites, "Изменены реквизиты документов"),
            .. Unless(before.Terms == after.Terms, "Изменены слова документов"),
            .. Unless(
                (before.Respondent, before.RespondentsUntil) == (after.Respondent, after.RespondentsUntil),
                "Изменено, спрашивать ли, кто заполнил ответ, и до какого дня это хранить"
            ),
            .. Unless(
                before.Confirmation == after.Confirmation,
                after.AsksHead ? "Ответ утверждает руководитель школы по второй ссылке" : "Утверждать ответ больше не нужно"
            ),
            .. Unless(Same(before.ReminderDays, after.ReminderDays), "Изменены напоминания школам"),
            .. Items(
                "Срок",
                before.Milestones,
                after.Milestones,
                milestone => milestone.Id,
                milestone => $"{milestone.Title}, {milestone.InWords()}"
            ),
            .. Field("Таблица", before.Sheet.SpreadsheetId, after.Sheet.SpreadsheetId),
            .. Unless(Same(Tabs(before), Tabs(after)), "Изменены лист или заголовки таблицы"),
            .. Items(
                "Школа",
                before.Organizations,
                after.Organizations,
                organization => organization.Id,
                organization => organization.Name
            ),
            .. Items(
                "Мероприятие",
                before.Activities,
                after.Activities,
                activity => activity.Id,
                activity => $"{activity.Number}. {activity.Title}"
            ),
            .. before.Activities.SelectMany(activity =>
                after
                    .Activities.Where(each => each.Id == activity.Id)
                    .SelectMany(each =>
                        Items(
                            $"Вариант ответа на мероприятие {each.Number}",
                            activity.Options,
                            each.Options,
                            option => option.Id,
                            option => $"{option.Number}. {option.Text}"
                        )
                    )
            ),
            .. Unless(Same(before.Recommendations, after.Recommendations), "Изменены рекомендации"),
        ];

    private static ResponseSheet Tabs(Campaign campaign) => campaign.Sheet with { SpreadsheetId = string.Empty, MayReplaceDirect = false };

    private static string? Day(DateOnly? day) => day is { } date ? Russian.Date(date) : null;

    private static IEnumerable<string> Unless(bool same, string change) => same ? [] : [change];

    private static IEnumerable<string> Field(string name, string? before, string? after) =>
        before == after ? [] : [$"{name}: было {Shown(before)}, станет {Shown(after)}"];

    private static IEnumerable<string> Items<T>(
        string name,
        IReadOnlyList<T> before,
        IReadOnlyList<T> after,
        Func<T, string> id,
        Func<T, string> words
    )
    {
        var (old, fresh) = (before.ToDictionary(id, StringComparer.Ordinal), after.ToDictionary(id, StringComparer.Ordinal));
        return
        [
            .. before.Where(item => !fresh.ContainsKey(id(item))).Select(item => $"{name}: убирается {Russian.Quoted(words(item))}"),
            .. after.Where(item => !old.ContainsKey(id(item))).Select(item => $"{name}: добавляется {Russian.Quoted(words(item))}"),
            .. after
                .Where(item => old.TryGetValue(id(item), out var was) && words(was) != words(item))
                .Select(item => $"{name}: было {Russian.Quoted(words(old[id(item)]))}, станет {Russian.Quoted(words(item))}"),
            .. after
                .Where(item => old.TryGetValue(id(item), out var was) && words(was) == words(item) && !Same(was, item))
                .Select(item => $"{name}: изменены сведения — {Russian.Quoted(words(item))}"),
        ];
    }

    // Records compare their lists by reference, so their JSON is compared.
    private static bool Same<T>(T one, T other) =>
        System.Text.Json.JsonSerializer.Serialize(one, CampaignFile.Json)
        == System.Text.Json.JsonSerializer.Serialize(other, CampaignFile.Json);

    private static string Shown(string? text) => text is null ? "пусто" : Russian.Quoted(text);
}
