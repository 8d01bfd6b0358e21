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
                [.. before.Activities.Select(Bare)],
                [.. after.Activities.Select(Bare)],
                activity => activity.Id,
                activity => $"{activity.Number}. {activity.Title}"
            ),
            .. before.Activities.SelectMany(activity =>
                after.FindActivity(activity.Id) is { } same
                    ? [.. Asked(before, activity, after, same), .. Options(activity, same)]
                    : (IEnumerable<string>)[]
            ),
            .. Unless(Same(before.Recommendations, after.Recommendations), "Изменены рекомендации"),
        ];

    // What has its own sentences below.
    private static Activity Bare(Activity activity) =>
        activity with
        {
            Options = [],
            Kind = default,
            NotCounted = false,
            Required = false,
            Optional = false,
            Numeric = null,
            Date = null,
            Scale = null,
            Share = null,
            OnlyIf = null,
            Checks = null,
        };

    private static IEnumerable<string> Asked(Campaign before, Activity was, Campaign after, Activity activity)
    {
        var question = $"Мероприятие {activity.Number}";
        return
        [
            .. Field($"{question}, что просят", AskedFor(was), AskedFor(activity)),
            .. Field($"{question}, кому его задают", Whom(before, was), Whom(after, activity)),
            .. Unless(
                was.Required == activity.Required,
                activity.Required
                    ? $"{question}: без него форма по личной ссылке не принимается"
                    : $"{question}: форма по личной ссылке принимается и без него"
            ),
            .. Unless(
                was.Optional == activity.Optional,
                activity.Optional
                    ? $"{question}: можно не отвечать, ответ школы полный и без него"
                    : $"{question}: без него ответ школы неполный"
            ),
            .. Unless(
                was.NotCounted == activity.NotCounted,
                activity.NotCounted ? $"{question}: в оценке выполнения не участвует" : $"{question}: участвует в оценке выполнения"
            ),
            .. Items($"{question}, сверка чисел", Checks(before, was), Checks(after, activity), check => check, check => check),
        ];
    }

    private static string AskedFor(Activity activity) =>
        activity.Value?.Instruction
        ?? (
            activity.IsText ? "Ответьте своими словами"
            : activity.Kind == QuestionKind.OneOf ? "Выберите один вариант"
            : "Выберите один или несколько вариантов"
        );

    private static IReadOnlyList<string> Checks(Campaign campaign, Activity activity) =>
        [
            .. activity
                .Checks.OrEmpty()
                .Select(check => $"{check.Statement(campaign, activity)}{(check.MayBeExplained ? ", или объяснить" : string.Empty)}")
                .Distinct(StringComparer.Ordinal),
        ];

    private static string Whom(Campaign campaign, Activity activity) =>
        activity.OnlyIf is { } condition ? $"если {condition.InWords(campaign)}" : "всем";

    private static IEnumerable<string> Options(Activity was, Activity activity) =>
        Items(
            $"Вариант ответа на мероприятие {activity.Number}",
            was.Options,
            activity.Options,
            option => option.Id,
            option => $"{option.Number}. {option.Text}"
        );

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
