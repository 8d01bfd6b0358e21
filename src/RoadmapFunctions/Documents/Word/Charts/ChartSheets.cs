namespace RoadmapFunctions.Documents.Word.Charts;

/// <summary>A chart split by its categories into charts that fit on a page, as equal as possible.</summary>
internal static class ChartSheets
{
    public static IReadOnlyList<BarChart> Of(BarChart chart, int categoriesOnSheet)
    {
        var sheets = (chart.Categories.Count + categoriesOnSheet - 1) / categoriesOnSheet;
        var size = (chart.Categories.Count + sheets - 1) / sheets;
        return [.. Enumerable.Range(0, sheets).Select(sheet => Cut(chart, sheet * size, size))];
    }

    private static BarChart Cut(BarChart chart, int from, int size) =>
        chart with
        {
            Categories = [.. chart.Categories.Skip(from).Take(size)],
            Series = [.. chart.Series.Select(series => series with { Values = [.. series.Values.Skip(from).Take(size)] })],
        };
}
