using DocumentFormat.OpenXml.Packaging;
using A = DocumentFormat.OpenXml.Drawing;
using C = DocumentFormat.OpenXml.Drawing.Charts;

namespace RoadmapFunctions.Documents.Word.Charts;

/// <summary>A chart part and the workbook inside it.</summary>
internal static class ChartParts
{
    private const string WorkbookId = "workbook";

    public static void Fill(ChartPart part, BarChart chart, ValueAxis axis, ChartLayout layout)
    {
        part.ChartSpace = Space(chart, axis, layout, ChartWorkbook.Cells);
        part.ChartSpace.Append(new C.ExternalData(new C.AutoUpdate { Val = false }) { Id = WorkbookId });
        using var workbook = new MemoryStream();
        ChartWorkbook.Write(chart, workbook);
        workbook.Position = 0;
        var embedded = part.AddEmbeddedPackagePart(EmbeddedPackagePartType.Xlsx);
        part.ChangeIdOfPart(embedded, WorkbookId);
        embedded.FeedData(workbook);
    }

    /// <summary>Without a workbook of its own.</summary>
    public static C.ChartSpace Space(BarChart chart, ValueAxis axis, ChartLayout layout, ChartCells cells) =>
        new(
            new C.Date1904 { Val = false },
            new C.EditingLanguage { Val = "ru-RU" },
            new C.RoundedCorners { Val = false },
            Chart(chart, axis, layout, cells),
            new C.ChartShapeProperties(new A.NoFill(), new A.Outline(new A.NoFill())),
            ChartText.Properties("000000", bold: false)
        );

    private static C.Chart Chart(BarChart chart, ValueAxis axis, ChartLayout layout, ChartCells cells)
    {
        var drawn = new C.Chart(new C.AutoTitleDeleted { Val = true }, PlotArea(chart, axis, layout, cells));
        if (chart.Series.Count > 1)
        {
            drawn.Append(new C.Legend(new C.LegendPosition { Val = C.LegendPositionValues.Bottom }, new C.Overlay { Val = false }));
        }

        drawn.Append(new C.PlotVisibleOnly { Val = true }, new C.DisplayBlanksAs { Val = C.DisplayBlanksAsValues.Gap });
        return drawn;
    }

    private static C.PlotArea PlotArea(BarChart chart, ValueAxis axis, ChartLayout layout, ChartCells cells) =>
        new(
            new C.Layout(
                new C.ManualLayout(
                    new C.LayoutTarget { Val = C.LayoutTargetValues.Inner },
                    new C.LeftMode { Val = C.LayoutModeValues.Edge },
                    new C.TopMode { Val = C.LayoutModeValues.Edge },
                    new C.Left { Val = layout.LabelShare },
                    new C.Top { Val = layout.PlotTop(chart.Categories.Count) },
                    new C.Width { Val = 1 - layout.LabelShare - ChartLayout.RightShare },
                    new C.Height { Val = layout.PlotHeight(chart.Categories.Count) }
                )
            ),
            ChartBars.Draw(chart, cells),
            ChartAxes.Categories(),
            ChartAxes.Values(
                ChartText.Title(chart.ValueTitle, layout.TitleLeft(chart.ValueTitle), layout.TitleTop(chart.Categories.Count)),
                axis
            )
        );
}
