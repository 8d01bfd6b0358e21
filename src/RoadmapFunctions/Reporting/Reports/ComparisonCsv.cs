using System.Globalization;
using RoadmapFunctions.Kit;
using RoadmapFunctions.Reporting.Analysis;

namespace RoadmapFunctions.Reporting.Reports;

/// <summary>The comparison of two periods as CSV, with decimal commas: the columns of the workbook's sheet.</summary>
public static class ComparisonCsv
{
    public static byte[] Write(ReportData data, CampaignComparison comparison)
    {
        var csv = new CsvFile();
        csv.Add([
            "№ мероприятия",
            "Мероприятие",
            "№ варианта",
            "Показатель или вариант",
            "Было",
            "Стало",
            "Единица",
            data.Campaign.Terms.Organization.Abbreviation,
        ]);
        foreach (var line in ComparisonLine.Of(comparison))
        {
            csv.Add([
                line.Activity.Number,
                line.Activity.Title,
                line.Number,
                line.Text,
                SummaryCsv.Figure(line.Before?.Number, line.Before?.Day),
                SummaryCsv.Figure(line.Now?.Number, line.Now?.Day),
                line.Unit ?? string.Empty,
                line.Schools.ToString(CultureInfo.InvariantCulture),
            ]);
        }

        return csv.ToBytes();
    }
}
