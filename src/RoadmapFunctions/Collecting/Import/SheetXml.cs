using System.Globalization;
using System.Text;
using System.Xml;
using RoadmapFunctions.Collecting.Sheets;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Collecting.Import;

/// <summary>
/// Reads cells as a workbook stores them (ECMA-376 part 1, 18.3.1): a date is a number of days, as the Sheets API gives it. Libraries that
/// read for people turn such numbers into dates by the format of the cell, and then neither the number nor the date is certain. Elements
/// are recognised by their local names, because a «strict» workbook has other namespaces.
/// </summary>
internal static class SheetXml
{
    // XmlReader itself refuses entities and external references: DtdProcessing is Prohibit.
    private static readonly XmlReaderSettings Settings = new()
    {
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = true,
    };

    public static WorkbookOutline ReadWorkbook(Stream part)
    {
        using var xml = XmlReader.Create(part, Settings);
        var (tabs, from1904) = (new List<(string Title, string PartId)>(), false);
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "sheet" } && Attribute(xml, "id") is { } id)
            {
                tabs.Add((xml.GetAttribute("name") ?? string.Empty, id));
            }
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "workbookPr" })
            {
                from1904 = xml.GetAttribute("date1904") is "1" or "true";
            }
        }

        return new(tabs, from1904);
    }

    public static IReadOnlyList<(string Id, string Type, string Target)> ReadRelationships(Stream part)
    {
        using var xml = XmlReader.Create(part, Settings);
        var relationships = new List<(string Id, string Type, string Target)>();
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "Relationship" })
            {
                relationships.Add(
                    (
                        xml.GetAttribute("Id") ?? string.Empty,
                        xml.GetAttribute("Type") ?? string.Empty,
                        xml.GetAttribute("Target") ?? string.Empty
                    )
                );
            }
        }

        return relationships;
    }

    public static IReadOnlyList<string> ReadStrings(Stream part)
    {
        using var xml = XmlReader.Create(part, Settings);
        var strings = new List<string>();
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "si" })
            {
                strings.Add(ReadText(xml));
            }
        }

        return strings;
    }

    /// <returns>The format of each cell style; null where it is a plain one.</returns>
    public static IReadOnlyList<string?> ReadStyles(Stream part)
    {
        using var xml = XmlReader.Create(part, Settings);
        var (codes, styles, ofCells) = (new Dictionary<int, string>(), new List<string?>(), false);
        while (xml.Read())
        {
            if (xml is { LocalName: "cellXfs" })
            {
                ofCells = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
            }
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "numFmt" } && Number(xml.GetAttribute("numFmtId")) is { } id)
            {
                codes[id] = xml.GetAttribute("formatCode") ?? string.Empty;
            }
            else if (ofCells && xml is { NodeType: XmlNodeType.Element, LocalName: "xf" })
            {
                var format = Number(xml.GetAttribute("numFmtId")) ?? 0;
                styles.Add(codes.GetValueOrDefault(format) ?? DateFormat.BuiltInCode(format) ?? (format is 9 or 10 ? "0%" : null));
            }
        }

        return styles;
    }

    /// <param name="strings">The workbook's shared strings.</param>
    /// <param name="shown">The text that a cell of a style shows for a number; null when it is unknown.</param>
    /// <param name="cellsLeft">How many cells may still be read; reduced by the cells that were read.</param>
    /// <param name="lettersLeft">The same for the letters of all cells.</param>
    /// <exception cref="UnreadableFileException">There are more cells or letters, or too many columns.</exception>
    public static IReadOnlyList<SheetRow> ReadRows(
        Stream part,
        IReadOnlyList<string> strings,
        Func<int, double, string?> shown,
        ref int cellsLeft,
        ref int lettersLeft
    )
    {
        using var xml = XmlReader.Create(part, Settings);
        var rows = new List<SheetRow>();
        var (number, next, cells) = (0, 0, new List<SheetCell>());
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "row" })
            {
                (number, next, cells) = (Number(xml.GetAttribute("r")) ?? number + 1, 0, []);
                rows.Add(new SheetRow(number, cells));
                Take(ref cellsLeft, 1);
            }
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "c" })
            {
                // some programs write no addresses
                var column = xml.GetAttribute("r") is { } address ? A1.Origin($"!{address}").Column : next;
                next = column + 1;
                Take(ref cellsLeft, 1);
                var cell = ReadCell(xml, strings, shown);
                if (cell.IsBlank)
                {
                    continue;
                }

                Take(ref lettersLeft, cell.Text.Length, DownloadedSheet.TooMuchText);
                if (column >= DownloadedSheet.MostColumns)
                {
                    throw new UnreadableFileException(DownloadedSheet.TooManyColumns);
                }

                if (column < cells.Count)
                {
                    throw new InvalidDataException("The cells of a row are out of order.");
                }

                Take(ref cellsLeft, column - cells.Count); // blanks before a cell take memory too, and cost the sender nothing
                cells.AddRange(Enumerable.Repeat(SheetCell.Blank, column - cells.Count));
                cells.Add(cell);
            }
        }

        return rows;
    }

    private static void Take(ref int left, int many, string? refusal = null)
    {
        left -= many;
        if (left < 0)
        {
            throw new UnreadableFileException(refusal ?? DownloadedSheet.TooManyCells);
        }
    }

    private static string? Attribute(XmlReader xml, string localName)
    {
        for (var found = xml.MoveToFirstAttribute(); found; found = xml.MoveToNextAttribute())
        {
            if (xml.LocalName == localName)
            {
                var value = xml.Value;
                xml.MoveToElement();
                return value;
            }
        }

        xml.MoveToElement();
        return null;
    }

    private static SheetCell ReadCell(XmlReader xml, IReadOnlyList<string> strings, Func<int, double, string?> shown)
    {
        var style = Number(xml.GetAttribute("s"));
        var kind = xml.GetAttribute("t");
        var text = ReadText(xml);
        return kind switch
        {
            "s" => Number(text) is { } index && index < strings.Count
                ? SheetCell.OfText(strings[index])
                : throw new InvalidDataException("A shared string is missing."),
            "b" => SheetCell.OfBoolean(text == "1"),
            null or "n" when text.Length == 0 => SheetCell.Blank,
            null or "n" when double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture) is var number => shown(style ?? 0, number)
                is { } look
                ? SheetCell.OfShownNumber(number, look)
                : SheetCell.OfNumber(number),
            _ => SheetCell.OfText(text), // a string, an error such as #REF!, or a date in ISO 8601
        };
    }

    // The text of an element: of its value or of the runs of its rich text, but not of its formula, nor of the phonetic
    // guide of a rich text.
    private static string ReadText(XmlReader element)
    {
        var text = new StringBuilder();
        using var inner = element.ReadSubtree();
        while (inner.Read())
        {
            while (inner is { NodeType: XmlNodeType.Element, LocalName: "f" or "rPh" })
            {
                inner.Skip();
            }

            if (inner.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.CDATA)
            {
                text.Append(inner.Value);
                if (text.Length > DownloadedSheet.LongestCell)
                {
                    throw new UnreadableFileException(DownloadedSheet.CellTooLong);
                }
            }
        }

        return XmlConvert.DecodeName(text.ToString())!; // Excel spells a carriage return «_x000D_»
    }

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}

/// <param name="Tabs">In the workbook's order, each with the id of its part.</param>
internal sealed record WorkbookOutline(IReadOnlyList<(string Title, string PartId)> Tabs, bool CountsFrom1904);
