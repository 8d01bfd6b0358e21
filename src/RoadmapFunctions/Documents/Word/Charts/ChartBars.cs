using DocumentFormat.OpenXml;
using A = DocumentFormat.OpenXml.Drawing;
using C = DocumentFormat.OpenXml.Drawing.Charts;

namespace RoadmapFunctions.Documents.Word.Charts;

/// <summary>Horizontal bars with their numbers; several series are stacked.</summary>
internal static class ChartBars
{
    public static C.BarChart Draw(BarChart chart, ChartCells cells)
    {
        var stacked = chart.Series.Count > 1;
        var bars = new C.BarChart(
            new C.BarDirection { Val = C.BarDirectionValues.Bar },
            new C.BarGrouping { Val = stacked ? C.BarGroupingValues.Stacked : C.BarGroupingValues.Clustered },
            new C.VaryColors { Val = false }
        );
        bars.Append(chart.Series.Select((series, index) => Series(chart, cells, series, index, stacked)));
        bars.Append(new C.GapWidth { Val = 45 });
        if (stacked)
        {
            bars.Append(new C.Overlap { Val = 100 });
        }

        bars.Append(new C.AxisId { Val = ChartAxes.CategoryId }, new C.AxisId { Val = ChartAxes.ValueId });
        return bars;
    }

    private static C.BarChartSeries Series(BarChart chart, ChartCells cells, ChartSeries series, int index, bool stacked)
    {
        var colors = ToneColors.Of(series.Tone);
        return new C.BarChartSeries(
            new C.Index { Val = (uint)index },
            new C.Order { Val = (uint)index },
            new C.SeriesText(
                new C.StringReference(
                    new C.Formula(cells.NameFormula(index)),
                    new C.StringCache([new C.PointCount { Val = 1 }, Point(series.Name, 0)])
                )
            ),
            Shape(colors, stacked),
            new C.InvertIfNegative { Val = false },
            Labels(colors, stacked),
            new C.CategoryAxisData(
                new C.StringReference(
                    new C.Formula(cells.CategoriesFormula(chart.Categories.Count)),
                    new C.StringCache([new C.PointCount { Val = (uint)chart.Categories.Count }, .. chart.Categories.Select(Point)])
                )
            ),
            new C.Values(
                new C.NumberReference(
                    new C.Formula(cells.ValuesFormula(index, chart.Categories.Count)),
                    new C.NumberingCache([
                        new C.FormatCode("General"),
                        new C.PointCount { Val = (uint)series.Values.Count },
                        .. series.Values.Select(Point),
                    ])
                )
            )
        );
    }

    /// <summary>A white line between the parts of a bar separates them where two greys are similar.</summary>
    private static C.ChartShapeProperties Shape(ToneColors colors, bool stacked) =>
        new(
            colors.Hatched ? Hatching(colors) : new A.SolidFill(new A.RgbColorModelHex { Val = colors.Bar }),
            stacked
                ? new A.Outline(new A.SolidFill(new A.RgbColorModelHex { Val = colors.Outline ?? "FFFFFF" })) { Width = 6350 }
                : new A.Outline(new A.NoFill())
        );

    private static A.PatternFill Hatching(ToneColors colors) =>
        new(
            new A.ForegroundColor(new A.RgbColorModelHex { Val = colors.Bar }),
            new A.BackgroundColor(new A.RgbColorModelHex { Val = colors.Shade })
        )
        {
            Preset = A.PresetPatternValues.WideUpwardDiagonal,
        };

    /// <summary>In a stack a zero has no bar and so no number; by itself it is labelled.</summary>
    private static C.DataLabels Labels(ToneColors colors, bool stacked) =>
        new(
            new C.NumberingFormat { FormatCode = stacked ? "0;;" : "0", SourceLinked = false },
            new C.ChartShapeProperties(new A.NoFill(), new A.Outline(new A.NoFill())),
            ChartText.Properties(stacked ? colors.Ink : "000000", bold: true),
            new C.DataLabelPosition { Val = stacked ? C.DataLabelPositionValues.Center : C.DataLabelPositionValues.OutsideEnd },
            new C.ShowLegendKey { Val = false },
            new C.ShowValue { Val = true },
            new C.ShowCategoryName { Val = false },
            new C.ShowSeriesName { Val = false },
            new C.ShowPercent { Val = false },
            new C.ShowBubbleSize { Val = false }
        );

    private static OpenXmlElement Point(string text, int index) =>
        new C.StringPoint(new C.NumericValue(ChartWorkbook.CellText(text))) { Index = (uint)index };

    private static OpenXmlElement Point(int value, int index) =>
        new C.NumericPoint(new C.NumericValue(ChartWords.Number(value))) { Index = (uint)index };
}
