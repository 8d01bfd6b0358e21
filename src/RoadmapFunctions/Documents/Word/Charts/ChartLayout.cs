namespace RoadmapFunctions.Documents.Word.Charts;

/// <summary>
/// Positions of the bars and the names. The program that draws the chart wraps a name in the room that the bars leave, so the longest name
/// decides the room, and the number of its lines decides the height.
/// </summary>
/// <param name="Width">Width of the chart, in points.</param>
/// <param name="LabelShare">Share of the width that lies left of the bars.</param>
/// <param name="RowHeight">Height of one category, in points.</param>
/// <param name="CategoriesOnSheet">As many as fit on a page.</param>
internal sealed record ChartLayout(double Width, double LabelShare, double RowHeight, double LegendHeight, int CategoriesOnSheet)
{
    public const double TypeSize = 11;
    public const double RightShare = 0.05;

    private const double EmusPerPoint = 12700;
    private const double TwipsPerPoint = 20;
    private const double LineHeight = 13.5;
    private const double WidestLabel = 0.46;
    private const double RowGap = 4;
    private const double LowestRow = 28;
    private const double Top = 6;

    /// <summary>Room for about 350 letters; one extreme name must not make every row as tall as a page.</summary>
    private const int MostLines = 10;

    private const double AxisHeight = 42;
    private const double AxisLabelHeight = 20;
    private const double LegendEntryGap = 30;

    /// <summary>The caption, and the space between it and the text around it.</summary>
    private const double CaptionHeight = 90;

    public long WidthInEmus => (long)(Width * EmusPerPoint);

    public static ChartLayout For(BarChart chart, PageSetup page)
    {
        var width = page.TextWidth / TwipsPerPoint;
        var longest = chart.Categories.Max(name => name.Split('\n').Max(line => TextWidth.Of(line))) * TypeSize;
        var label = Math.Min(longest + 16, width * WidestLabel);
        var lines = Math.Min(MostLines, chart.Categories.Max(name => TextWidth.Wrap(name, (label - 16) / TypeSize).Count));
        var legend = chart.Series.Count == 1 ? 0 : LegendLines(chart, width) * LineHeight * 1.3;
        var room = (page.TextHeight / TwipsPerPoint) - CaptionHeight - Top - AxisHeight - legend;
        var row = Math.Min(Math.Max((lines * LineHeight) + RowGap, LowestRow), room);
        return new ChartLayout(width, label / width, row, legend, Math.Max(1, (int)(room / row)));
    }

    public long HeightInEmus(int categories) => (long)(Height(categories) * EmusPerPoint);

    public double PlotTop(int categories) => Top / Height(categories);

    public double PlotHeight(int categories) => categories * RowHeight / Height(categories);

    /// <summary>Centred below the bars: by default it would be centred below the whole chart.</summary>
    public double TitleLeft(string title) =>
        LabelShare + Math.Max(0, ((1 - LabelShare - RightShare) / 2) - (TextWidth.Of(title) * TypeSize / Width / 2));

    public double TitleTop(int categories) => (Top + (categories * RowHeight) + AxisLabelHeight) / Height(categories);

    private static double LegendLines(BarChart chart, double width) =>
        Math.Ceiling(chart.Series.Sum(series => (TextWidth.Of(series.Name) * TypeSize) + LegendEntryGap) / (width * 0.9));

    private double Height(int categories) => Top + (categories * RowHeight) + AxisHeight + LegendHeight;
}
