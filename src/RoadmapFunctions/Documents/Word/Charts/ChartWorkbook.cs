using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using RoadmapFunctions.Kit;
using InlineText = DocumentFormat.OpenXml.Spreadsheet.Text;
using SheetList = DocumentFormat.OpenXml.Spreadsheet.Sheets;

namespace RoadmapFunctions.Documents.Word.Charts;

/// <summary>
/// The numbers behind a chart, which Word opens by «Изменить данные»: categories in column A, a column for each series.
/// </summary>
internal static class ChartWorkbook
{
    private const string Sheet = "Данные";

    /// <summary>Characters (UTF-16) that an Excel cell can hold.</summary>
    private const int LongestText = 32767;

    public static ChartCells Cells { get; } = new(Sheet, FirstRow: 2, CategoryColumn: 0, FirstSeriesColumn: 1);

    /// <summary>The text as its cell holds it, because the chart must repeat its workbook exactly.</summary>
    public static string CellText(string text) => text.Length <= LongestText ? text : CleanText.Legal(text[..(LongestText - 1)]) + "…";

    public static void Write(BarChart chart, Stream output)
    {
        using var package = new MemoryStream();
        Create(chart, package);
        ZipNormalizer.Normalize(package, output);
    }

    private static void Create(BarChart chart, Stream stream)
    {
        using var package = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook);
        var workbook = package.AddNewPart<WorkbookPart>(
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
            "workbook"
        );
        workbook.Workbook = new Workbook(
            new SheetList(
                new Sheet
                {
                    Name = Sheet,
                    SheetId = 1,
                    Id = "sheet1",
                }
            )
        );
        var rows = chart.Categories.Select(
            (category, index) => Row(index + 2, category, chart.Series.Select(series => Cell(series.Values[index])))
        );
        workbook.AddNewPart<WorksheetPart>("sheet1").Worksheet = new Worksheet(
            new Columns(
                new Column
                {
                    Min = 1,
                    Max = 1,
                    Width = 60,
                    CustomWidth = true,
                }
            ),
            new SheetData(rows.Prepend(Row(1, chart.ValueTitle, chart.Series.Select(series => Cell(series.Name)))))
        );
    }

    private static Row Row(int number, string name, IEnumerable<Cell> cells)
    {
        var row = new Row { RowIndex = (uint)number };
        foreach (var (cell, column) in cells.Prepend(Cell(name)).Select((cell, index) => (cell, RoadmapFunctions.Kit.A1.Column(index))))
        {
            cell.CellReference = column + ChartWords.Number(number);
            row.Append(cell);
        }

        return row;
    }

    private static Cell Cell(int value) => new() { CellValue = new CellValue(ChartWords.Number(value)) };

    private static Cell Cell(string text) =>
        new()
        {
            DataType = CellValues.InlineString,
            InlineString = new InlineString(
                new InlineText(ExcelText.Escaped(CellText(text))) { Space = SpaceProcessingModeValues.Preserve }
            ),
        };
}
