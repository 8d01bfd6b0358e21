using A = DocumentFormat.OpenXml.Drawing;
using C = DocumentFormat.OpenXml.Drawing.Charts;

namespace RoadmapFunctions.Documents.Word.Charts;

internal static class ChartAxes
{
    public const uint CategoryId = 1;
    public const uint ValueId = 2;

    /// <summary>The first category is at the top, as in the table beside it.</summary>
    public static C.CategoryAxis Categories() =>
        new(
            new C.AxisId { Val = CategoryId },
            new C.Scaling(new C.Orientation { Val = C.OrientationValues.MaxMin }),
            new C.Delete { Val = false },
            new C.AxisPosition { Val = C.AxisPositionValues.Left },
            new C.NumberingFormat { FormatCode = "General", SourceLinked = false },
            new C.MajorTickMark { Val = C.TickMarkValues.None },
            new C.MinorTickMark { Val = C.TickMarkValues.None },
            new C.TickLabelPosition { Val = C.TickLabelPositionValues.NextTo },
            Line(),
            ChartText.Properties("000000", bold: false),
            new C.CrossingAxis { Val = ValueId },
            new C.Crosses { Val = C.CrossesValues.AutoZero },
            new C.AutoLabeled { Val = false },
            new C.LabelAlignment { Val = C.LabelAlignmentValues.Center },
            new C.LabelOffset { Val = 50 },
            new C.TickLabelSkip { Val = 1 },
            new C.NoMultiLevelLabels { Val = true }
        );

    /// <summary>It crosses at the last category, that is, at the bottom.</summary>
    public static C.ValueAxis Values(C.Title title, ValueAxis axis) =>
        new(
            new C.AxisId { Val = ValueId },
            new C.Scaling(
                new C.Orientation { Val = C.OrientationValues.MinMax },
                new C.MaxAxisValue { Val = axis.Maximum },
                new C.MinAxisValue { Val = 0 }
            ),
            new C.Delete { Val = false },
            new C.AxisPosition { Val = C.AxisPositionValues.Bottom },
            title,
            new C.NumberingFormat { FormatCode = "0", SourceLinked = false },
            new C.MajorTickMark { Val = C.TickMarkValues.Outside },
            new C.MinorTickMark { Val = C.TickMarkValues.None },
            new C.TickLabelPosition { Val = C.TickLabelPositionValues.NextTo },
            Line(),
            ChartText.Properties("000000", bold: false),
            new C.CrossingAxis { Val = CategoryId },
            new C.Crosses { Val = C.CrossesValues.Maximum },
            new C.CrossBetween { Val = C.CrossBetweenValues.Between },
            new C.MajorUnit { Val = axis.Step }
        );

    private static C.ChartShapeProperties Line() =>
        new(new A.Outline(new A.SolidFill(new A.RgbColorModelHex { Val = "808080" })) { Width = 6350 });
}
