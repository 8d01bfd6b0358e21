using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using RoadmapFunctions.Documents.Word.Charts;
using A = DocumentFormat.OpenXml.Drawing;
using C = DocumentFormat.OpenXml.Drawing.Charts;
using D = DocumentFormat.OpenXml.Drawing.Wordprocessing;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace RoadmapFunctions.Documents.Word;

/// <summary>Charts with their captions below. A chart that is taller than a page continues over several sheets.</summary>
internal sealed class WordFigures(MainDocumentPart main)
{
    private uint drawn;

    public IEnumerable<OpenXmlElement> Draw(BarChart chart, PageSetup page)
    {
        if (chart.Categories.Count == 0 || chart.Series.Count == 0)
        {
            return [Markup.Paragraph("Figure", "Нет данных"), Caption(chart, "", again: false)];
        }

        var layout = ChartLayout.For(chart, page);
        var sheets = ChartSheets.Of(chart, layout.CategoriesOnSheet);
        return sheets.SelectMany(
            (sheet, index) =>
                new OpenXmlElement[]
                {
                    Markup.Paragraph("Figure", [new W.Run(new W.Drawing(Inline(sheet, ValueAxis.For(chart), layout)))]),
                    Caption(chart, sheets.Count == 1 ? "" : $", лист {ChartWords.Number(index + 1)}", again: index > 0),
                }
        );
    }

    private static W.Paragraph Caption(BarChart chart, string sheet, bool again) =>
        Markup.Caption("FigureCaption", "Рисунок", chart.Number, $"{sheet}\u00A0— {chart.Caption}", again);

    private D.Inline Inline(BarChart chart, ValueAxis axis, ChartLayout layout)
    {
        drawn++;
        var name = drawn.ToString(CultureInfo.InvariantCulture);
        var part = main.AddNewPart<ChartPart>($"chart{name}");
        ChartParts.Fill(part, chart, axis, layout);
        return new D.Inline(
            new D.Extent { Cx = layout.WidthInEmus, Cy = layout.HeightInEmus(chart.Categories.Count) },
            new D.DocProperties
            {
                Id = drawn,
                Name = $"Диаграмма {name}",
                Title = chart.Caption,
                Description = ChartWords.Of(chart),
            },
            new D.NonVisualGraphicFrameDrawingProperties(),
            new A.Graphic(
                new A.GraphicData(new C.ChartReference { Id = $"chart{name}" })
                {
                    Uri = "http://schemas.openxmlformats.org/drawingml/2006/chart",
                }
            )
        )
        {
            DistanceFromTop = 0,
            DistanceFromBottom = 0,
            DistanceFromLeft = 0,
            DistanceFromRight = 0,
        };
    }
}
