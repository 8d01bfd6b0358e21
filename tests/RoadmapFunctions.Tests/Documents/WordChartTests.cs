using DocumentFormat.OpenXml.Drawing.Charts;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Xunit;
using Formula = DocumentFormat.OpenXml.Drawing.Charts.Formula;
using Model = RoadmapFunctions.Documents;
using OrientationValues = DocumentFormat.OpenXml.Drawing.Charts.OrientationValues;
using Values = DocumentFormat.OpenXml.Drawing.Charts.Values;

namespace RoadmapFunctions.Tests.Documents;

public sealed class WordChartTests
{
    [Fact]
    public void A_chart_says_what_its_workbook_says_and_both_what_the_model_says()
    {
        var document = Sample.Report();
        using var file = WordFile.Of(document);
        var charts = Model.LegalDocument.Of(document).Parts.SelectMany(part => part.Blocks).OfType<Model.BarChart>().ToArray();
        var parts = file.Main.ChartParts.OrderBy(part => file.Main.GetIdOfPart(part), StringComparer.Ordinal).ToArray();

        Assert.Equal(charts.Length, parts.Length);
        foreach (var (chart, part) in charts.Zip(parts))
        {
            var cells = Cells(part);
            var series = part.ChartSpace!.Descendants<BarChartSeries>().ToArray();
            Assert.Equal(chart.Series.Count, series.Length);
            foreach (var (expected, drawn) in chart.Series.Zip(series))
            {
                AssertSame([expected.Name], drawn.GetFirstChild<SeriesText>()!, cells);
                AssertSame(chart.Categories, drawn.GetFirstChild<CategoryAxisData>()!, cells);
                AssertSame(
                    [.. expected.Values.Select(value => value.ToString(System.Globalization.CultureInfo.InvariantCulture))],
                    drawn.GetFirstChild<Values>()!,
                    cells
                );
            }
        }
    }

    [Fact]
    public void A_workbook_of_hostile_text_has_no_error_and_no_formula()
    {
        using var file = WordFile.Of(HostileText.Document());
        foreach (var part in file.Main.ChartParts)
        {
            using var workbook = Workbook(part);
            Assert.Empty(
                new OpenXmlValidator().Validate(workbook, TestContext.Current.CancellationToken).Select(error => error.Description)
            );
            Assert.Empty(workbook.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<CellFormula>());
        }
    }

    [Fact]
    public void A_chart_too_tall_for_a_page_goes_on_over_sheets_and_loses_no_category()
    {
        using var file = WordFile.Of(HostileText.Document());
        var captions = file.Texts("FigureCaption")
            .Where(caption => caption.StartsWith("Рисунок 3, лист ", StringComparison.Ordinal))
            .ToArray();
        var points = file.Main.ChartParts.Sum(part =>
            part.ChartSpace!.Descendants<BarChartSeries>().First().GetFirstChild<CategoryAxisData>()!.Descendants<StringPoint>().Count()
        );

        Assert.True(captions.Length > 1);
        Assert.Equal(3 + 90, points);
    }

    [Fact]
    public void The_first_category_stands_at_the_top_and_numbers_begin_at_zero()
    {
        using var file = WordFile.Of(Sample.Report());
        Assert.All(
            file.Main.ChartParts,
            part =>
            {
                var space = part.ChartSpace!;
                Assert.Equal(
                    OrientationValues.MaxMin,
                    space.Descendants<CategoryAxis>().Single().Descendants<Orientation>().Single().Val!.Value
                );
                Assert.Equal(0, space.Descendants<MinAxisValue>().Single().Val!.Value);
                Assert.Equal(0, space.Descendants<MajorUnit>().Single().Val!.Value % 1);
            }
        );
    }

    private static void AssertSame(
        IReadOnlyList<string> expected,
        DocumentFormat.OpenXml.OpenXmlElement data,
        Dictionary<string, string> cells
    )
    {
        Assert.Equal(expected, data.Descendants<NumericValue>().Select(value => value.Text));
        Assert.Equal(expected, References(data.Descendants<Formula>().Single().Text).Select(reference => cells[reference]));
    }

    /// <summary>The addresses of a range in one column, such as «Данные!$B$2:$B$6».</summary>
    private static IEnumerable<string> References(string formula)
    {
        Assert.StartsWith("Данные!", formula, StringComparison.Ordinal);
        var ends = formula["Данные!".Length..].Split(':').Select(end => end.Split('$')).ToArray();
        var (first, last) = (Row(ends[0]), Row(ends[^1]));
        return Enumerable.Range(first, last - first + 1).Select(row => $"{ends[0][1]}{row}");
    }

    private static int Row(string[] address) => int.Parse(address[2], System.Globalization.CultureInfo.InvariantCulture);

    private static Dictionary<string, string> Cells(ChartPart part)
    {
        using var workbook = Workbook(part);
        return workbook
            .WorkbookPart!.WorksheetParts.Single()
            .Worksheet!.Descendants<Cell>()
            .ToDictionary(
                cell => cell.CellReference!.Value!,
                cell => cell.InlineString?.InnerText ?? cell.CellValue!.Text,
                StringComparer.Ordinal
            );
    }

    private static SpreadsheetDocument Workbook(ChartPart part)
    {
        var copy = new MemoryStream();
        using var stream = part.EmbeddedPackagePart!.GetStream();
        stream.CopyTo(copy);
        return SpreadsheetDocument.Open(copy, isEditable: false);
    }
}
