using System.Globalization;

namespace RoadmapFunctions.Documents.Web;

/// <summary>
/// Bars in percent of the figure's width and type in pixels: the chart fills a phone and a desktop screen alike, and its type never
/// shrinks. Names stand above their bars, where a long one has room.
/// </summary>
internal static class ChartDrawing
{
    private const int LineHeight = 19;
    private const int BarHeight = 24;
    private const int Gap = 16;

    /// <summary>Ems that fit into the width of a phone.</summary>
    private const double NameWidth = 19;

    /// <summary>The data table below shows a longer name in full.</summary>
    private const int MostNameLines = 8;

    /// <summary>Percent of the width; the rest is for the number after the longest bar.</summary>
    private const double LongestSingleBar = 90;

    /// <summary>A number in a narrower part of a bar would run over its neighbours.</summary>
    private const double NarrowestNumbered = 5;

    public static IReadOnlyList<ChartRow> Rows(BarChart chart)
    {
        var rows = new List<ChartRow>();
        var top = 0;
        var full = chart.Series.Count == 1 ? LongestSingleBar : 100.0;
        var longest = Math.Max(chart.Whole ?? 1, Enumerable.Range(0, chart.Categories.Count).Max(category => Total(chart, category)));
        for (var category = 0; category < chart.Categories.Count; category++)
        {
            var row = Row(chart, category, top, full / longest);
            rows.Add(row);
            top = row.Bottom + Gap;
        }

        return rows;
    }

    public static string Percent(double share) => share.ToString("0.###", CultureInfo.InvariantCulture) + "%";

    private static long Total(BarChart chart, int category) => chart.Series.Sum(series => (long)series.Values[category]);

    private static ChartRow Row(BarChart chart, int category, int top, double unit)
    {
        var lines = Name(chart.Categories[category]);
        var names = lines.Select((line, index) => new ChartLine(line, top + (LineHeight * (index + 1)) - 5)).ToArray();
        var bars = new List<ChartSegment>();
        var start = 0.0;
        foreach (var series in chart.Series)
        {
            var width = series.Values[category] * unit;
            bars.Add(new ChartSegment(series.Tone, series.Values[category], start, width, width >= NarrowestNumbered));
            start += width;
        }

        return new ChartRow(names, bars, top + (LineHeight * lines.Count), BarHeight);
    }

    private static IReadOnlyList<string> Name(string category) =>
        TextWidth.Wrap(category, NameWidth) switch
        {
            { Count: > MostNameLines } lines => [.. lines.Take(MostNameLines - 1), lines[MostNameLines - 1] + "…"],
            var lines => lines,
        };
}
