using RoadmapFunctions.Kit;
using SpreadCheetah;
using SpreadCheetah.Styling;
using SpreadCheetah.Worksheets;

namespace RoadmapFunctions.Documents.Excel;

/// <summary>
/// Writes sheets with a frozen header, a filter and typed cells, row by row, so that a whole country's schools are never in memory at once.
/// Text is always text: nothing that people wrote becomes a formula.
/// </summary>
public static class WorkbookWriter
{
    private const double LineHeight = 15; // points
    private const double Bold = 1.3; // relative to plain type
    private const double FilterButton = 3; // characters
    private const int LongestWord = 20; // characters
    private const double TallestRow = 409; // points, Excel's limit

    /// <summary>The same sheets give the same bytes.</summary>
    /// <param name="output">Left open.</param>
    public static async Task WriteAsync(
        IReadOnlyList<WorkbookSheet> sheets,
        WorkbookProperties properties,
        Stream output,
        CancellationToken cancellationToken
    )
    {
        await using var raw = TemporaryFile.Create();
        var extras = new WorkbookExtras(properties);
        await using (
            var spreadsheet = await Spreadsheet.CreateNewAsync(
                raw,
                new SpreadCheetahOptions { DocumentProperties = null },
                cancellationToken
            )
        )
        {
            var header = spreadsheet.AddStyle(Header(HorizontalAlignment.Left));
            var headerOfNumbers = spreadsheet.AddStyle(Header(HorizontalAlignment.Right));
            var styles = Enum.GetValues<CellFormat>()
                .Where(format => format != CellFormat.Date) // seldom needed, and a format that is not used must not change the bytes
                .ToDictionary(format => format, format => spreadsheet.AddStyle(StyleOf(format)));
            StyleId StyleIdOf(CellFormat format) =>
                styles.TryGetValue(format, out var known) ? known : styles[format] = spreadsheet.AddStyle(StyleOf(format));
            foreach (var sheet in sheets)
            {
                await spreadsheet.StartWorksheetAsync(sheet.Name, Options(sheet), cancellationToken);
                WorkbookCell[] headers = [.. sheet.Columns.Select(column => new WorkbookCell(column.Header))];
                await spreadsheet.AddRowAsync(
                    [
                        .. headers.Zip(
                            sheet.Columns,
                            (cell, column) => new StyledCell(cell.Value, column.Format == CellFormat.Text ? header : headerOfNumbers)
                        ),
                    ],
                    new RowOptions { Height = Height(headers, sheet.Columns, Bold) },
                    cancellationToken
                );
                var rows = 1;
                foreach (var row in sheet.Rows)
                {
                    var cells = row.Zip(
                            sheet.Columns,
                            (cell, column) => new StyledCell(cell.Value, StyleIdOf(cell.Format ?? column.Format))
                        )
                        .ToArray();
                    await spreadsheet.AddRowAsync(cells, new RowOptions { Height = Height(row, sheet.Columns) }, cancellationToken);
                    rows++;
                }

                extras.Add(sheet, rows);
            }

            await spreadsheet.FinishAsync(cancellationToken);
        }

        ZipNormalizer.Normalize(raw, output, extras.Changes());
    }

    // Spreadsheet programs differ in how they fit row heights to wrapped text.
    private static double Height(IReadOnlyList<WorkbookCell> row, IReadOnlyList<WorkbookColumn> columns, double type = 1)
    {
        var lines = row.Zip(columns, (cell, column) => Math.Ceiling(cell.Characters * type / WidthOf(column))).DefaultIfEmpty(1).Max();
        return Math.Min(Math.Max(lines, 1) * LineHeight, TallestRow);
    }

    // A header breaks between words only: its longest word stands whole beside the filter's button.
    private static double WidthOf(WorkbookColumn column) =>
        Math.Max(column.Width, Math.Min(column.Header.Split(' ').Max(word => word.Length), LongestWord) * Bold + FilterButton);

    private static WorksheetOptions Options(WorkbookSheet sheet)
    {
        var options = new WorksheetOptions { FrozenRows = 1, FrozenColumns = 1 };
        foreach (var (index, column) in sheet.Columns.Index())
        {
            options.Column(index + 1).Width = WidthOf(column);
        }

        return options;
    }

    /// <param name="side">That of the values below it.</param>
    private static Style Header(HorizontalAlignment side) =>
        new()
        {
            Font = { Bold = true },
            Fill = { Color = System.Drawing.Color.FromArgb(0xDD, 0xE5, 0xEE) },
            Alignment =
            {
                WrapText = true,
                Vertical = VerticalAlignment.Center,
                Horizontal = side,
                Indent = side == HorizontalAlignment.Left ? 1 : 0,
            },
        };

    private static Style StyleOf(CellFormat format)
    {
        var style = new Style
        {
            Alignment =
            {
                Vertical = VerticalAlignment.Top,
                WrapText = format == CellFormat.Text,
                Horizontal = format == CellFormat.Text ? HorizontalAlignment.Left : HorizontalAlignment.Right,
                Indent = format == CellFormat.Text ? 1 : 0, // or a text sticks to the number before it
            },
        };
        style.Format = format switch
        {
            CellFormat.Count => NumberFormat.Custom("#,##0"),
            CellFormat.Percent => NumberFormat.Custom("0.0%"),
            CellFormat.DateTime => NumberFormat.Custom("dd.mm.yyyy hh:mm"),
            CellFormat.Date => NumberFormat.Custom("dd.mm.yyyy"),
            _ => null,
        };
        return style;
    }
}
