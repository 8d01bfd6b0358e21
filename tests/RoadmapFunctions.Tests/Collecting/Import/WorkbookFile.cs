using System.IO.Compression;
using System.Text;

namespace RoadmapFunctions.Tests.Collecting.Import;

/// <summary>A workbook made of the XML that programs write, so that a test can write what one of them does, or what none would.</summary>
internal sealed class WorkbookFile
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string Spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    private readonly List<(string Title, string Rows)> tabs = [];
    private readonly Dictionary<string, byte[]> others = new(StringComparer.Ordinal);
    private string strings = "";
    private string properties = "";
    private string? format;
    private string prolog = "";
    private string end = "";

    public WorkbookFile Tab(string title, string rows)
    {
        tabs.Add((title, rows));
        return this;
    }

    public WorkbookFile SharedStrings(string items)
    {
        strings = items;
        return this;
    }

    public WorkbookFile CountingFrom1904()
    {
        properties = "<workbookPr date1904=\"1\"/>";
        return this;
    }

    /// <summary>Style 1 of cells has this format of numbers; style 0 is a plain one.</summary>
    public WorkbookFile Format(string code)
    {
        format = code;
        return this;
    }

    /// <summary>What stands before the first element of each tab.</summary>
    public WorkbookFile Prolog(string xml)
    {
        prolog = xml;
        return this;
    }

    /// <summary>What stands in the workbook after its list of tabs.</summary>
    public WorkbookFile WorkbookEnd(string xml)
    {
        end = xml;
        return this;
    }

    public WorkbookFile With(string name, byte[] content)
    {
        others[name] = content;
        return this;
    }

    public byte[] Build()
    {
        var numbers = Enumerable.Range(1, tabs.Count).ToList();
        using var file = new MemoryStream();
        using (var package = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(
                package,
                "[Content_Types].xml",
                $"""
                <Types xmlns="{Package}/content-types">
                <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
                <Default Extension="bin" ContentType="{Spreadsheet}.printerSettings"/>
                <Override PartName="/xl/workbook.xml" ContentType="{Spreadsheet}.sheet.main+xml"/>
                <Override PartName="/xl/sharedStrings.xml" ContentType="{Spreadsheet}.sharedStrings+xml"/>
                {string.Concat(
                    numbers.Select(number =>
                        $"<Override PartName=\"/xl/worksheets/sheet{number}.xml\" ContentType=\"{Spreadsheet}.worksheet+xml\"/>"
                    )
                )}</Types>
                """
            );
            Add(
                package,
                "_rels/.rels",
                $"""
                <Relationships xmlns="{Package}/relationships">
                <Relationship Id="rId1" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>
                """
            );
            Add(
                package,
                "xl/_rels/workbook.xml.rels",
                $"""
                <Relationships xmlns="{Package}/relationships">
                <Relationship Id="strings" Type="{Relations}/sharedStrings" Target="sharedStrings.xml"/>
                <Relationship Id="styles" Type="{Relations}/styles" Target="styles.xml"/>{string.Concat(
                    numbers.Select(number =>
                        $"<Relationship Id=\"rId{number}\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet{number}.xml\"/>"
                    )
                )}</Relationships>
                """
            );
            Add(
                package,
                "xl/workbook.xml",
                $"""
                <workbook xmlns="{Main}" xmlns:r="{Relations}">{properties}<sheets>{string.Concat(
                    numbers.Select(number => $"<sheet name=\"{tabs[number - 1].Title}\" sheetId=\"{number}\" r:id=\"rId{number}\"/>")
                )}</sheets>{end}</workbook>
                """
            );
            if (format is not null)
            {
                var builtIn = int.TryParse(format, System.Globalization.CultureInfo.InvariantCulture, out var id);
                var codes = builtIn ? string.Empty : $"<numFmts><numFmt numFmtId=\"164\" formatCode=\"{format}\"/></numFmts>";
                Add(
                    package,
                    "xl/styles.xml",
                    $"""
                    <styleSheet xmlns="{Main}">{codes}<cellStyleXfs><xf numFmtId="3"/></cellStyleXfs>
                    <cellXfs><xf numFmtId="0"/><xf numFmtId="{(builtIn ? id : 164)}"/></cellXfs></styleSheet>
                    """
                );
            }

            Add(package, "xl/sharedStrings.xml", $"""<sst xmlns="{Main}">{strings}</sst>""");
            foreach (var number in numbers)
            {
                Add(
                    package,
                    $"xl/worksheets/sheet{number}.xml",
                    $"""{prolog}<worksheet xmlns="{Main}"><sheetData>{tabs[number - 1].Rows}</sheetData></worksheet>"""
                );
            }

            foreach (var (name, content) in others)
            {
                using var entry = package.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return file.ToArray();
    }

    private static void Add(ZipArchive package, string name, string text)
    {
        using var entry = package.CreateEntry(name).Open();
        entry.Write(Encoding.UTF8.GetBytes(text));
    }
}
