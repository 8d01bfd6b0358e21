using RoadmapFunctions.Documents;

namespace RoadmapFunctions.Reporting.Reports.Sections;

/// <summary>How every number of the report is computed, so that an auditor can repeat it.</summary>
public static class MethodTable
{
    public static Table Compose(ReportData data, Numbering numbering) =>
        new(
            numbering.NextTable(),
            "Показатели и порядок их расчёта",
            [new("Показатель", 2), new("Как определён", 6)],
            [.. Definitions(data).Select(each => (IReadOnlyList<TableCell>)[new(each.Term, Strong: true), new(each.Definition)])],
            "Доли приводятся, если объектов 20 и больше; рядом с долей стоят числитель и знаменатель."
        )
        {
            LargestType = 10,
        };

    private static IEnumerable<(string Term, string Definition)> Definitions(ReportData data)
    {
        yield return (
            "Представление информации",
            "Учитывается последний представленный ответ; отозванный не учитывается. Своевременность определяется "
                + "по дате первого ответа: уточнение не делает ответ опоздавшим."
        );
        yield return ("Полнота", "Ответ полный, если он дан по каждому мероприятию. Прочерк вместо ответа ответом не считается.");
        foreach (var definition in data.Campaign.CountedActivities.Count > 0 ? OfExecution(data) : [])
        {
            yield return definition;
        }

        if (data.Campaign.CountedActivities.Count < data.Campaign.Activities.Count)
        {
            yield return (
                "Сведения",
                "Ответы на вопросы, которые не говорят о выполнении; в степень выполнения и в доли они не входят, в полноту — входят."
            );
        }

        if (data.Analysis.Shares.Count > 0)
        {
            yield return (
                "Доля в сумме",
                $"Число, делённое на сумму чисел всех ответивших {data.Noun.Many.Genitive}"
                    + (data.HasSharesOfMunicipalities ? "; в сумме территории — на сумму чисел той же территории." : ".")
            );
        }

        if (!data.Campaign.AsksAllOfEverybody)
        {
            yield return (
                "Вопрос, заданный не всем",
                "Задаётся тем, чей ответ на более ранний вопрос этого требует. Для остальных ответ полон и без него; если ответ на такой "
                    + "вопрос всё же дан, он не учитывается."
            );
        }

        if (data.Comparison is not null)
        {
            yield return (
                "Сравнение периодов",
                $"Сравниваются {data.Noun.Many.Nominative}, представившие информацию в обоих периодах, и мероприятия, которые "
                    + "есть в обоих. Сведения прошлого периода взяты из его последнего опубликованного издания."
                    + (
                        data.Comparison.Options.Count > 0
                            ? " Число отметок сравнивается у вопросов, которые не говорят о выполнении или допускают один вариант."
                            : string.Empty
                    )
            );
            yield return (
                "Исполнение рекомендаций",
                "«Исполнено» — все мероприятия рекомендации выполнены; «частично» — часть выполнена "
                    + "или выполняется; «не исполнено» — нет; «нет сведений» — ответа нет или он не оценён."
            );
        }

        if (OwnWordsSection.Joins(data))
        {
            yield return (
                "Близкие ответы",
                "Ответы в свободной форме объединяются по общим основам слов (общих не меньше половины); группа названа самым частым "
                    + "ответом."
            );
        }
    }

    private static IEnumerable<(string Term, string Definition)> OfExecution(ReportData data)
    {
        var activities = Wording.OfActivities(data.Campaign.CountedActivities.Count);
        yield return ("«Выполнено»", "Отмечен вариант о сделанном, и не отмечен вариант о незаконченной работе.");
        yield return ("«В процессе»", "Среди отмеченных есть вариант о незаконченной работе.");
        yield return ("«Прежний порядок»", "Отмечен только вариант о том, что применяется прежнее.");
        yield return ("«Не выполняется»", "Отмечен только вариант о том, что мероприятие не выполняется, и пояснений к нему нет.");
        yield return (
            "«Не оценено»",
            "Дан только ответ в свободной форме; или отмеченные варианты противоречат друг другу; или «не выполняется» "
                + "отмечено вместе с пояснением; или запись нельзя прочесть однозначно. Такой ответ оценивает специалист."
        );
        yield return ("«Нет сведений»", "Ответа по мероприятию нет.");
        yield return (
            "Доля выполненных мероприятий",
            $"Число мероприятий со степенью «выполнено» {activities}. По всем {data.Noun.Many.Dative} — отношение "
                + "общего числа выполненных мероприятий к произведению числа представивших информацию на число мероприятий. Для "
                + "не представивших информацию доля не определяется: это не ноль, а отсутствие сведений."
        );
        yield return (
            "Группы по необходимости поддержки",
            "«Адресная поддержка» — выполнено менее половины мероприятий; «повышенное "
                + "внимание» — половина и более, но менее 80 %; «в плане» — 80 % и более. Группа не определена, если её изменили бы "
                + "ответы, которые не оценены или не получены."
        );
    }
}
