using System.Globalization;
using System.Text;
using System.Xml.Linq;
using RoadmapFunctions.Documents.Word;
using RoadmapFunctions.Documents.Word.Charts;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Documents.Excel;

/// <summary>
/// What the streaming writer cannot write: a filter over rows whose number is not known yet, colours by content, bars in the cells of
/// shares, page setup for printing, and native charts. All of it comes before or after the rows of a sheet, so it is added while the file
/// is repacked, and the rows only pass through.
/// </summary>
internal sealed class WorkbookExtras(WorkbookProperties properties)
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string PackageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string Spreadsheet = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing";
    private const string Drawing = "http://schemas.openxmlformats.org/drawingml/2006/main";
    private const string Chart = "http://schemas.openxmlformats.org/drawingml/2006/chart";

    /// <summary>Characters; Excel allows 255 with the codes.</summary>
    private const int LongestHeader = 110;

    /// <summary>Columns that A4 in landscape holds in a size that people can read.</summary>
    private const int MostColumns = 16;

    private static readonly Tone[] Tones = Enum.GetValues<Tone>();

    private readonly Dictionary<string, PackageEdit> edited = new(StringComparer.Ordinal);
    private readonly Dictionary<string, byte[]> added = new(StringComparer.Ordinal);
    private readonly StringBuilder contentTypes = new();
    private readonly StringBuilder titles = new();
    private int sheets;

    /// <param name="rows">Number of rows with the header.</param>
    public void Add(WorkbookSheet sheet, int rows)
    {
        var number = (++sheets).ToString(CultureInfo.InvariantCulture);
        var tail = new StringBuilder(
            string.Create(CultureInfo.InvariantCulture, $"<autoFilter ref=\"A1:{A1.Column(sheet.Columns.Count - 1)}{rows}\"/>")
        );
        var priority = 0;
        foreach (var (index, column) in sheet.Columns.Index().Where(_ => rows > 1))
        {
            var cells = string.Create(CultureInfo.InvariantCulture, $"{A1.Column(index)}2:{A1.Column(index)}{rows}");
            var rules = Rules(column, ref priority);
            if (rules.Count > 0)
            {
                tail.Append(Text(new XElement(XName.Get("conditionalFormatting", Main), new XAttribute("sqref", cells), rules)));
            }
        }

        tail.Append(
            "<pageMargins left=\"0.4\" right=\"0.4\" top=\"0.6\" bottom=\"0.6\" header=\"0.3\" "
                + "footer=\"0.3\"/><pageSetup paperSize=\"9\" orientation=\"landscape\" "
                + string.Create(CultureInfo.InvariantCulture, $"fitToWidth=\"{PagesWide(sheet)}\" fitToHeight=\"0\"/>")
        );
        tail.Append(Running());
        titles.Append(
            CultureInfo.InvariantCulture,
            $"<definedName name=\"_xlnm.Print_Titles\" "
                + $"localSheetId=\"{sheets - 1}\">'{sheet.Name}'!$A:$A,'{sheet.Name}'!$1:$1</definedName>"
        );
        if (sheet.Chart is { } chart)
        {
            tail.Append("<drawing r:id=\"rId1\"/>");
            AddChart(sheet, chart, number);
        }

        edited[$"xl/worksheets/sheet{number}.xml"] = new(
            "<sheetViews>",
            "<sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr><sheetViews>",
            "</worksheet>",
            tail + "</worksheet>"
        );
    }

    private static int PagesWide(WorkbookSheet sheet) => (sheet.Columns.Count + MostColumns - 1) / MostColumns;

    public PackageChanges Changes()
    {
        edited["xl/styles.xml"] = new("<dxfs count=\"0\"/>", Styles(), "", "");
        edited["xl/workbook.xml"] = new("", "", "</sheets></workbook>", $"</sheets><definedNames>{titles}</definedNames></workbook>");
        edited["_rels/.rels"] = new(
            "",
            "",
            "</Relationships>",
            "<Relationship Id=\"rIdCore\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" "
                + "Target=\"docProps/core.xml\"/></Relationships>"
        );
        added["docProps/core.xml"] = Bytes(Text(CoreProperties.Of(properties.Title, properties.Author, properties.Instant)));
        contentTypes.Append(
            "<Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>"
        );
        edited["[Content_Types].xml"] = new("", "", "</Types>", contentTypes + "</Types>");
        return new(edited, added);
    }

    // An ampersand begins a code there, so those of the text are doubled.
    private string Running() =>
        Text(
            new XElement(
                XName.Get("headerFooter", Main),
                new XElement(
                    XName.Get("oddHeader", Main),
                    $"&L{CleanText.Abridged(properties.Title, LongestHeader).Replace("&", "&&", StringComparison.Ordinal)}&R&A"
                ),
                new XElement(
                    XName.Get("oddFooter", Main),
                    $"&L{properties.Foot.Replace("&", "&&", StringComparison.Ordinal)}&Rстр. &P из &N"
                )
            )
        );

    private static List<XElement> Rules(WorkbookColumn column, ref int priority)
    {
        var rules = new List<XElement>();
        foreach (var (text, tone) in column.Tones ?? new Dictionary<string, Tone>(StringComparer.Ordinal))
        {
            rules.Add(
                new XElement(
                    XName.Get("cfRule", Main),
                    new XAttribute("type", "cellIs"),
                    new XAttribute("dxfId", Array.IndexOf(Tones, tone)),
                    new XAttribute("priority", ++priority),
                    new XAttribute("operator", "equal"),
                    new XElement(XName.Get("formula", Main), $"\"{text}\"")
                )
            ); // our own words only
        }

        if (column.Format == CellFormat.Percent)
        {
            XElement Bound(int value) => new(XName.Get("cfvo", Main), new XAttribute("type", "num"), new XAttribute("val", value));
            rules.Add(
                new XElement(
                    XName.Get("cfRule", Main),
                    new XAttribute("type", "dataBar"),
                    new XAttribute("priority", ++priority),
                    new XElement(
                        XName.Get("dataBar", Main),
                        Bound(0),
                        Bound(1),
                        new XElement(XName.Get("color", Main), new XAttribute("rgb", $"FF{ToneColors.Of(Tone.Unchanged).Bar}"))
                    )
                )
            );
        }

        return rules;
    }

    private static string Styles() =>
        Text(
            new XElement(
                XName.Get("dxfs", Main),
                new XAttribute("count", Tones.Length),
                Tones.Select(tone => new XElement(
                    XName.Get("dxf", Main),
                    new XElement(
                        XName.Get("fill", Main),
                        new XElement(
                            XName.Get("patternFill", Main),
                            new XElement(XName.Get("bgColor", Main), new XAttribute("rgb", $"FF{ToneColors.Of(tone).Shade}"))
                        )
                    )
                ))
            )
        );

    private void AddChart(WorkbookSheet sheet, WorkbookChart chart, string number)
    {
        var layout = ChartLayout.For(chart.Chart, new PageSetup(PageOrientation.Portrait));
        var space = ChartParts.Space(
            chart.Chart,
            ValueAxis.For(chart.Chart),
            layout,
            new ChartCells(sheet.Name, chart.FirstRow, chart.CategoryColumn, chart.FirstSeriesColumn)
        );
        added[$"xl/charts/chart{number}.xml"] = Bytes(space.OuterXml);
        added[$"xl/drawings/drawing{number}.xml"] = Bytes(Text(Anchor(chart.Chart, sheet.Columns.Count + 1, layout)));
        added[$"xl/drawings/_rels/drawing{number}.xml.rels"] = Relation("chart", $"../charts/chart{number}.xml");
        added[$"xl/worksheets/_rels/sheet{number}.xml.rels"] = Relation("drawing", $"../drawings/drawing{number}.xml");
        contentTypes.Append(
            CultureInfo.InvariantCulture,
            $"<Override PartName=\"/xl/charts/chart{number}.xml\" "
                + $"ContentType=\"application/vnd.openxmlformats-officedocument.drawingml.chart+xml\"/>"
        );
        contentTypes.Append(
            CultureInfo.InvariantCulture,
            $"<Override PartName=\"/xl/drawings/drawing{number}.xml\" "
                + $"ContentType=\"application/vnd.openxmlformats-officedocument.drawing+xml\"/>"
        );
    }

    /// <summary>To the right of the cells, below the frozen header.</summary>
    private static XElement Anchor(BarChart chart, int column, ChartLayout layout)
    {
        XElement Of(string space, string name, params object?[] content) => new(XName.Get(name, space), content);
        XElement Size(string space, string name) =>
            Of(space, name, new XAttribute("cx", layout.WidthInEmus), new XAttribute("cy", layout.HeightInEmus(chart.Categories.Count)));
        XElement Point(string space, string name) => Of(space, name, new XAttribute("x", 0), new XAttribute("y", 0));
        XElement At(string name, int value) => Of(Spreadsheet, name, value);

        return Of(
            Spreadsheet,
            "wsDr",
            Of(
                Spreadsheet,
                "oneCellAnchor",
                Of(Spreadsheet, "from", At("col", column), At("colOff", 0), At("row", 1), At("rowOff", 0)),
                Size(Spreadsheet, "ext"),
                Of(
                    Spreadsheet,
                    "graphicFrame",
                    new XAttribute("macro", ""),
                    Of(
                        Spreadsheet,
                        "nvGraphicFramePr",
                        Of(
                            Spreadsheet,
                            "cNvPr",
                            new XAttribute("id", 2),
                            new XAttribute("name", chart.Caption),
                            new XAttribute("descr", ChartWords.Of(chart))
                        ),
                        Of(Spreadsheet, "cNvGraphicFramePr")
                    ),
                    Of(Spreadsheet, "xfrm", Point(Drawing, "off"), Of(Drawing, "ext", new XAttribute("cx", 0), new XAttribute("cy", 0))),
                    Of(
                        Drawing,
                        "graphic",
                        Of(
                            Drawing,
                            "graphicData",
                            new XAttribute("uri", Chart),
                            Of(Chart, "chart", new XAttribute(XName.Get("id", Relations), "rId1"))
                        )
                    )
                ),
                Of(Spreadsheet, "clientData")
            )
        );
    }

    private static byte[] Relation(string type, string target) =>
        Bytes(
            Text(
                new XElement(
                    XName.Get("Relationships", PackageRelations),
                    new XElement(
                        XName.Get("Relationship", PackageRelations),
                        new XAttribute("Id", "rId1"),
                        new XAttribute("Type", $"{Relations}/{type}"),
                        new XAttribute("Target", target)
                    )
                )
            )
        );

    private static string Text(XElement element) => element.ToString(SaveOptions.DisableFormatting);

    private static byte[] Bytes(string xml) => Encoding.UTF8.GetBytes($"<?xml version=\"1.0\" encoding=\"utf-8\"?>{xml}");
}
