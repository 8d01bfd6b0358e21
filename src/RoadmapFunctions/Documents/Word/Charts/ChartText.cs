using A = DocumentFormat.OpenXml.Drawing;
using C = DocumentFormat.OpenXml.Drawing.Charts;

namespace RoadmapFunctions.Documents.Word.Charts;

internal static class ChartText
{
    private const string Face = "Times New Roman";

    public static C.TextProperties Properties(string ink, bool bold) =>
        new(
            new A.BodyProperties(),
            new A.ListStyle(),
            new A.Paragraph(
                new A.ParagraphProperties(Fill(new A.DefaultRunProperties(), ink, bold)),
                new A.EndParagraphRunProperties { Language = "ru-RU" }
            )
        );

    /// <summary>The title of an axis, with its left and upper edges as shares of the chart.</summary>
    public static C.Title Title(string text, double left, double top) =>
        new(
            new C.ChartText(
                new C.RichText(
                    new A.BodyProperties(),
                    new A.ListStyle(),
                    new A.Paragraph(
                        new A.ParagraphProperties(Fill(new A.DefaultRunProperties(), "000000", bold: false)),
                        new A.Run(new A.RunProperties { Language = "ru-RU" }, new A.Text(text))
                    )
                )
            ),
            new C.Layout(
                new C.ManualLayout(
                    new C.LeftMode { Val = C.LayoutModeValues.Edge },
                    new C.TopMode { Val = C.LayoutModeValues.Edge },
                    new C.Left { Val = left },
                    new C.Top { Val = top }
                )
            ),
            new C.Overlay { Val = false }
        );

    private static A.DefaultRunProperties Fill(A.DefaultRunProperties properties, string ink, bool bold)
    {
        properties.FontSize = (int)(ChartLayout.TypeSize * 100);
        properties.Bold = bold;
        properties.Append(
            new A.SolidFill(new A.RgbColorModelHex { Val = ink }),
            new A.LatinFont { Typeface = Face },
            new A.ComplexScriptFont { Typeface = Face }
        );
        return properties;
    }
}
