using System.Globalization;
using DocumentFormat.OpenXml;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace RoadmapFunctions.Documents.Word;

/// <summary>A table with its caption above, its header on each page and its rows unbroken.</summary>
internal static class WordTable
{
    /// <summary>Share of the page's height. A taller row would leave too much of a page empty, so it may break.</summary>
    private const double TallestWholeRow = 0.4;

    /// <summary>Share of the page's height. A lower table is not divided between pages.</summary>
    private const double TallestWholeTable = 0.3;

    private const double TwipsPerPoint = 20;
    private const double LineSpacing = 1.2;

    public static void Write(OpenXmlWriter writer, Table table, PageSetup page)
    {
        var widths = ColumnWidths.For(table, page.TextWidth);
        if (table.Caption is not null)
        {
            writer.WriteElement(Markup.Caption("TableCaption", "Таблица", table.Number, $"\u00A0— {table.Caption}"));
        }

        writer.WriteStartElement(new W.Table());
        writer.WriteElement(Properties("ReportTable", page.TextWidth, hasHeader: true));
        writer.WriteElement(Grid(widths.Twips));
        writer.WriteElement(Header(table, widths));
        var isWhole = table.Rows.Sum(row => Height(row, widths)) <= page.TextHeight * TallestWholeTable;
        var last = table.Rows.Count - 1;
        foreach (var (index, row) in table.Rows.Index())
        {
            // A heading row stays with its rows, the last row with its note, and no row stands alone on a page.
            var staysWithNext = index == last ? table.Note is not null : isWhole || row[0].Strong || index == 0 || index == last - 1;
            writer.WriteElement(Row(table, row, widths, page, staysWithNext));
        }

        writer.WriteEndElement();
        writer.WriteElement(table.Note is null ? Markup.Paragraph("TableEnd", []) : Markup.Paragraph("TableNote", table.Note));
    }

    public static W.TableProperties Properties(string style, int width, bool hasHeader) =>
        new(
            new W.TableStyle { Val = style },
            new W.TableWidth { Type = W.TableWidthUnitValues.Dxa, Width = Text(width) },
            new W.TableLayout { Type = W.TableLayoutValues.Fixed },
            new W.TableLook
            {
                FirstRow = hasHeader,
                LastRow = false,
                FirstColumn = false,
                LastColumn = false,
                NoHorizontalBand = true,
                NoVerticalBand = true,
            }
        );

    public static W.TableGrid Grid(IReadOnlyList<int> widths) => new(widths.Select(width => new W.GridColumn { Width = Text(width) }));

    private static W.TableRow Header(Table table, ColumnWidths widths)
    {
        var row = new W.TableRow(new W.TableRowProperties(new W.CantSplit(), new W.TableHeader()));
        row.Append(
            table.Columns.Select(
                (column, index) =>
                    new W.TableCell(
                        new W.TableCellProperties(Width(widths, index)),
                        Markup.Paragraph($"TableHeader{widths.Type.StyleSuffix}", column.Header)
                    )
            )
        );
        return row;
    }

    private static W.TableRow Row(Table table, IReadOnlyList<TableCell> cells, ColumnWidths widths, PageSetup page, bool staysWithNext)
    {
        var row = new W.TableRow();
        if (Height(cells, widths) <= page.TextHeight * TallestWholeRow)
        {
            row.Append(new W.TableRowProperties(new W.CantSplit()));
        }

        row.Append(cells.Select((cell, index) => Cell(cell, table.Columns[index], Width(widths, index), widths.Type)));
        foreach (var paragraph in staysWithNext ? row.Descendants<W.ParagraphProperties>() : [])
        {
            paragraph.KeepNext = new W.KeepNext();
        }

        return row;
    }

    private static W.TableCell Cell(TableCell cell, TableColumn column, W.TableCellWidth width, TableType type)
    {
        var properties = new W.TableCellProperties(width);
        if (cell.Tone is not Tone.None)
        {
            properties.Append(
                new W.Shading
                {
                    Val = W.ShadingPatternValues.Clear,
                    Color = "auto",
                    Fill = ToneColors.Of(cell.Tone).Shade,
                }
            );
        }

        var style = column.Numeric ? "TableNumber" : "TableText";
        return new W.TableCell(
            properties,
            Markup.Paragraph(style + type.StyleSuffix, Markup.Runs(cell.Text, cell.Strong ? "Strong" : null))
        );
    }

    private static double Height(IReadOnlyList<TableCell> cells, ColumnWidths widths) =>
        cells.Zip(widths.Twips).Max(cell => Height(cell.First.Text, cell.Second, widths.Type.Points));

    /// <summary>Estimated height of the text in a column, in twips.</summary>
    private static double Height(string text, int width, double points)
    {
        var ems = width / (points * TwipsPerPoint);
        var lines = text.AsSpan().Count('\n') + Math.Ceiling(TextWidth.Of(text) / ems);
        return lines * points * LineSpacing * TwipsPerPoint;
    }

    private static W.TableCellWidth Width(ColumnWidths widths, int column) =>
        new() { Type = W.TableWidthUnitValues.Dxa, Width = Text(widths.Twips[column]) };

    private static string Text(int twips) => twips.ToString(CultureInfo.InvariantCulture);
}
