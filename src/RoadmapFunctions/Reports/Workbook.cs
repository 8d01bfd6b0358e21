using RoadmapFunctions.Documents;
using SpreadCheetah;
using SpreadCheetah.Styling;
using SpreadCheetah.Worksheets;

namespace RoadmapFunctions.Reports;

/// <param name="Width">Characters.</param>
public sealed record WorkbookColumn(string Header, double Width, CellFormat Format = CellFormat.Text);

public sealed record WorkbookSheet(string Name, IReadOnlyList<WorkbookColumn> Columns, IEnumerable<IReadOnlyList<WorkbookCell>> Rows);

/// <summary>A typed value. A text is never anything but a text.</summary>
public readonly record struct WorkbookCell
{
    public WorkbookCell(string text)
    {
        Value = new(text);
        Characters = text.Length;
    }

    public WorkbookCell(int count) => Value = new(count);

    public WorkbookCell(decimal share) => Value = new(share);

    public WorkbookCell(DateTime local) => Value = new(local);

    public DataCell Value { get; }

    /// <summary>Of a text; 0 otherwise.</summary>
    public int Characters { get; }
}

public enum CellFormat
{
    Text,
    Count,
    Percent,
    DateTime,
}

/// <summary>Writes sheets with a frozen header, a filter and typed cells. Text is always text: nothing that people wrote becomes a formula.</summary>
public static class Workbook
{
    private const double LineHeight = 15; // points
    private const double TallestRow = 409; // points, Excel's limit

    public static async Task WriteAsync(IReadOnlyList<WorkbookSheet> sheets, Stream output, CancellationToken cancellationToken)
    {
        using var raw = new MemoryStream();
        await using (var spreadsheet = await Spreadsheet.CreateNewAsync(raw, new SpreadCheetahOptions { DocumentProperties = null }, cancellationToken))
        {
            var header = spreadsheet.AddStyle(Header);
            var styles = Enum.GetValues<CellFormat>().ToDictionary(format => format, format => spreadsheet.AddStyle(StyleOf(format)));
            foreach (var sheet in sheets)
            {
                var rows = sheet.Rows.ToList();
                await spreadsheet.StartWorksheetAsync(sheet.Name, Options(sheet, rows.Count), cancellationToken);
                await spreadsheet.AddHeaderRowAsync([.. sheet.Columns.Select(column => column.Header)], header, cancellationToken);
                foreach (var row in rows)
                {
                    var cells = row.Zip(sheet.Columns, (cell, column) => new StyledCell(cell.Value, styles[column.Format])).ToArray();
                    await spreadsheet.AddRowAsync(cells, new RowOptions { Height = Height(row, sheet.Columns) }, cancellationToken);
                }
            }

            await spreadsheet.FinishAsync(cancellationToken);
        }

        raw.Position = 0;
        ZipNormalizer.Normalize(raw, output);
    }

    // Spreadsheet programs do not agree on fitting rows to wrapped text by themselves.
    private static double Height(IReadOnlyList<WorkbookCell> row, IReadOnlyList<WorkbookColumn> columns)
    {
        var lines = row.Zip(columns, (cell, column) => Math.Ceiling(cell.Characters / column.Width)).DefaultIfEmpty(1).Max();
        return Math.Min(Math.Max(lines, 1) * LineHeight, TallestRow);
    }

    private static WorksheetOptions Options(WorkbookSheet sheet, int rows)
    {
        var last = Sheets.A1.Column(sheet.Columns.Count - 1);
        var options = new WorksheetOptions { FrozenRows = 1, AutoFilter = new AutoFilterOptions($"A1:{last}{rows + 1}") };
        foreach (var (index, column) in sheet.Columns.Index())
        {
            options.Column(index + 1).Width = column.Width;
        }

        return options;
    }

    private static Style Header => new()
    {
        Font = { Bold = true },
        Fill = { Color = System.Drawing.Color.FromArgb(0xDD, 0xE5, 0xEE) },
        Alignment = { WrapText = true, Vertical = VerticalAlignment.Center },
    };

    private static Style StyleOf(CellFormat format)
    {
        var style = new Style { Alignment = { Vertical = VerticalAlignment.Top, WrapText = format == CellFormat.Text } };
        style.Format = format switch
        {
            CellFormat.Count => NumberFormat.Custom("#,##0"),
            CellFormat.Percent => NumberFormat.Custom("0.0%"),
            CellFormat.DateTime => NumberFormat.Custom("dd.mm.yyyy hh:mm"),
            _ => null,
        };
        return style;
    }
}
