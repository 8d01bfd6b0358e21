using System.Globalization;

namespace RoadmapFunctions.Documents;

/// <summary>A chart described in words, for people who cannot see it.</summary>
internal static class ChartWords
{
    public static string Of(BarChart chart) =>
        $"{chart.ValueTitle}. {string.Join("; ", Enumerable.Range(0, chart.Categories.Count).Select(category => Of(chart, category)))}.";

    public static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Of(BarChart chart, int category) =>
        chart.Series switch
        {
            [var only] => $"{chart.Categories[category]}: {Number(only.Values[category])}",
            _ => $"{chart.Categories[category]}: "
                + $"{string.Join(", ", chart.Series.Select(series => $"{series.Name} {Number(series.Values[category])}"))}",
        };
}
