using System.Globalization;
using System.Text.RegularExpressions;
using RoadmapFunctions.CampaignVersions.Drafts;

namespace RoadmapFunctions.Pages.Desk;

/// <summary>What the fields of the editor's pages are called: beside the field, and wherever a sentence names it.</summary>
public static partial class FieldNames
{
    private static readonly Dictionary<string, string> Known = new(StringComparer.Ordinal)
    {
        ["order:legalBasis.kind"] = "Вид",
        ["order:legalBasis.date"] = "Дата",
        ["order:legalBasis.number"] = "Номер",
        ["order:legalBasis.title"] = "Заголовок",
        ["order:legalBasis.issuer"] = "Кто издал",
        ["order:legalBasis.issuerGenitive"] = "Кто издал, в родительном падеже",
        ["order:legalBasis.inPursuanceOf"] = "На что опирается",
        ["order:legalBasis.controller"] = "Кто контролирует",
        ["order:title"] = "Название формы и отчёта",
        ["order:period"] = "За какой период отчитываются школы",
        ["order:operator.name"] = "Кратко",
        ["order:operator.fullName"] = "Полное название",
        ["order:operator.contacts"] = "Адрес, телефон и почта",
        ["order:operator.signatoryPost"] = "Должность подписывающего",
        ["order:operator.signatoryName"] = "Инициалы и фамилия",
        ["order:requisites.executor.name"] = "Исполнитель",
        ["order:requisites.executor.phone"] = "Телефон исполнителя",
        ["order:recipient.name"] = "Кто получает сводную информацию",
        ["order:requisites.reportAddressee"] = "Адресат отчёта",
        ["order:requisites.summaryAddressee"] = "Адресат сводной информации",
        ["order:requisites.approval"] = "Кто утверждает отчёт",
        ["order:requisites.place"] = "Место",
        ["dates:timeZone"] = "Часовой пояс города",
        ["dates:milestones[].kind"] = "Что готово к сроку",
        ["dates:milestones[].date"] = "Дата",
        ["dates:milestones[].localTime"] = "Время",
        ["dates:milestones[].title"] = "Как назвать",
        ["dates:milestones[].basis"] = "Пункт документа",
        ["dates:reminders[].days"] = "Сколько дней",
        ["dates:reminders[].when"] = "До срока или после",
        ["dates:reminders[].words"] = "Ваши слова в письме этого дня",
        ["dates:answersFrom"] = "С какого дня считаются ответы",
        ["dates:respondent"] = "Спрашивать, кто заполнил",
        ["dates:respondentsUntil"] = "До какого дня хранить имена",
        ["dates:confirmation"] = "Утверждение ответа",
        ["question:options"] = "Варианты ответа",
        ["question:checks[].part"] = "Что сверяется",
        ["question:checks[].kind"] = "Число должно быть",
        ["question:checks[].severity"] = "Если не сходится, школу попросят",
        ["question:number"] = "Номер в документе",
        ["question:table.question"] = "Вопрос таблицы",
        ["question:table.row"] = "Эта строка",
        ["question:table.more"] = "Добавить строки",
        ["question:title"] = "Вопрос или мероприятие",
        ["question:heading.title"] = "Заголовок",
        ["question:heading.explanation"] = "Пояснение под ним",
        ["question:heading.newPage"] = "В форме Google начать с него новую страницу",
        ["question:shortTitle"] = "Кратко, для диаграмм и таблиц",
        ["question:kind"] = "Как отвечает школа",
        ["question:numeric.unit"] = "Чего это число",
        ["question:numeric.whole"] = "Только целое",
        ["question:numeric.least"] = "Не меньше",
        ["question:numeric.most"] = "Не больше",
        ["question:share.part"] = "Что за часть",
        ["question:share.whole"] = "Из чего",
        ["question:share.unit"] = "Чего это числа",
        ["question:date.least"] = "Не раньше",
        ["question:date.most"] = "Не позже",
        ["question:date.due"] = "Срок",
        ["question:scale.from"] = "Наименьшая оценка",
        ["question:scale.fromWords"] = "Что значит наименьшая",
        ["question:scale.to"] = "Наибольшая оценка",
        ["question:scale.toWords"] = "Что значит наибольшая",
        ["question:required"] = "Обязательный: без ответа на него форму по ссылке не принять",
        ["question:optional"] = "Можно не отвечать: без ответа на него ответ школы всё равно полный",
        ["question:notCounted"] = "Не считать в выполнении: ответы попадут в отчёт, но не в доли и статусы",
        ["question:options[].number"] = "Номер",
        ["question:options[].text"] = "Текст",
        ["question:options[].level"] = "Что он говорит о работе",
        ["question:options[].checked"] = "Проверено: угадано верно",
        ["question:options[].aliases"] = "По одному в строке",
        ["question:guessesChecked"] = "Проверены все варианты: угадано верно",
        ["question:moreOptions"] = "Добавить сразу несколько",
        ["question:other.number"] = "Номер",
        ["question:other.text"] = "Текст",
        ["question:headers"] = "По одному названию в строке",
        ["questions:activities"] = "Вопросы",
        ["recommendations:recommendations[].when"] = "Когда",
        ["recommendations:recommendations[].addressee"] = "Кому",
        ["recommendations:recommendations[].text"] = "Что сделать",
        ["recommendations:recommendations[].due"] = "До какого дня",
        ["terms:terms.organization.plural"] = "Учреждения",
        ["terms:terms.organization.pluralGenitive"] = "Учреждения, в родительном падеже",
        ["terms:terms.organization.abbreviation"] = "Сокращение",
        ["terms:terms.organization.gender"] = "Род сокращения",
        ["terms:terms.plan"] = "Что выполняют, в родительном падеже",
        ["sheet:address"] = "Адрес таблицы с ответами",
        ["sheet:titles"] = "Название листа",
        ["sheet:stampHeaders"] = "Столбец времени",
        ["sheet:organizationHeaders"] = "Столбец школы",
        ["sheet:mayReplaceDirect"] = "Строка таблицы заменяет ответ по личной ссылке без вопроса",
        ["school:name"] = "Полное название",
        ["school:shortName"] = "Краткое название",
        ["school:email"] = "Почта",
        ["school:contact"] = "Контакт",
        ["school:municipality"] = "Территория",
        ["school:aliases"] = "Школы пишут так",
    };

    /// <returns>With the number of the item in a list: «Дата, 2»; null for a field that has no name of its own.</returns>
    public static string? Of(DraftPart part, string field)
    {
        var name = Known.GetValueOrDefault($"{part.Name}:{Index().Replace(field, "[]")}");
        return name is null ? null
            : Index().Match(field) is { Success: true } item
            && int.TryParse(item.Groups["index"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                ? FormattableString.Invariant($"{name}, {index + 1}")
            : name;
    }

    public static bool Has(DraftPart part, string field) => Of(part, field) is not null;

    /// <summary>The same without the number, as it stands beside the field.</summary>
    public static string Label(DraftPart part, string field) => Known[$"{part.Name}:{Index().Replace(field, "[]")}"];

    [GeneratedRegex(@"\[(?<index>\d{1,5})\]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Index();
}
