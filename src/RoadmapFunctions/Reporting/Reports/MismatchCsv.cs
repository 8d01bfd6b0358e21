using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Reporting.Reports;

/// <summary>Numbers that do not agree as CSV, with decimal commas: the columns of the workbook's sheet.</summary>
public static class MismatchCsv
{
    public static byte[] Write(ReportData data)
    {
        var csv = new CsvFile();
        csv.Add([
            data.Campaign.Terms.Organization.Abbreviation,
            "№ мероприятия",
            "Мероприятие",
            "Проверка",
            "Что не сходится",
            "Число",
            "Сверено с",
            "Единица",
            "Вопросы сверки",
            "Пояснение",
        ]);
        foreach (var each in data.Analysis.Mismatches)
        {
            csv.Add([
                each.Organization.Name,
                each.Activity.Number,
                each.Activity.Title,
                each.Broken.Check.Statement(data.Campaign, each.Activity),
                each.Broken.Problem,
                SummaryCsv.Number(each.Broken.Failed.Number),
                SummaryCsv.Number(each.Broken.Failed.Against),
                each.Activity.Value?.UnitName ?? string.Empty,
                each.AgainstNumbers(data.Campaign),
                each.Broken.Explanation ?? string.Empty,
            ]);
        }

        return csv.ToBytes();
    }
}
