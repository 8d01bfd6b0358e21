using RoadmapFunctions.Analysis;
using RoadmapFunctions.Documents;
using RoadmapFunctions.Text;

namespace RoadmapFunctions.Reports.Sections;

/// <summary>How every number of the report comes about, so that an auditor can repeat it.</summary>
public static class MethodSection
{
    public static IEnumerable<Block> Compose(ReportData data)
    {
        yield return new Heading(1, "Приложение Б. Как получены показатели");
        foreach (var (term, definition) in Definitions(data))
        {
            yield return new Paragraph($"{term}. {definition}");
        }
    }

    private static IEnumerable<(string Term, string Definition)> Definitions(ReportData data)
    {
        var activities = Wording.OfActivities(data.Campaign.Activities.Count);
        yield return ("Ответ ООУ", "Учитывается последний неотозванный ответ; срок определяется по первому полученному ответу, поэтому исправление не делает ответ опоздавшим. Ответ полный, если он дан по каждому мероприятию.");
        yield return ("Статус мероприятия", "Определяется по отмеченным вариантам правилом раздела 3. Свой ответ без отмеченных вариантов по смыслу не оценивается.");
        yield return ("Индекс исполнения ООУ", $"Число мероприятий со статусом «выполнено» {activities} дорожной карты. Мероприятие в процессе выполнения и ответ, который требует прочтения, в числитель не входят. Для ООУ без ответа индекс не определяется: это не ноль, а отсутствие сведений.");
        yield return ("Индекс исполнения дорожной карты", "Сумма выполненных мероприятий по всем ответившим ООУ, отнесённая к произведению числа ответивших ООУ и числа мероприятий.");
        yield return ("Не начато", "Мероприятие со статусом «не выполняется» или «без изменений». Большинство — больше половины ООУ, ответивших по мероприятию.");
        yield return ("Заметное отличие", $"Число выполненных мероприятий выходит за полтора межквартильных размаха от ближнего квартиля и отличается от медианы не меньше чем на {Outliers.LeastDistance}. Квартили — медианы нижней и верхней половин упорядоченного ряда; средняя ООУ при нечётном их числе входит в обе половины. При числе ответов меньше {Outliers.FewestAnswers} отличия не определяются.");
        yield return ("Очерёдность помощи", "Сначала ООУ без ответа, затем — по убыванию числа не начатых мероприятий, затем — по убыванию числа мероприятий без ответа, при равенстве — в порядке перечня ООУ.");
        yield return ("Доли", $"Рядом с долей всегда стоят числитель и знаменатель; доли округлены до десятых{Russian.NonBreakingSpace}процента.");
    }
}
