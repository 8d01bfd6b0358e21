using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using RoadmapFunctions.Documents.Word;
using Document = RoadmapFunctions.Documents.Document;
using Paragraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;
using Table = DocumentFormat.OpenXml.Wordprocessing.Table;
using TableCell = DocumentFormat.OpenXml.Wordprocessing.TableCell;
using WordText = DocumentFormat.OpenXml.Wordprocessing.Text;

namespace RoadmapFunctions.Tests.Documents;

/// <summary>A written Word file, read back as words.</summary>
internal sealed class WordFile : IDisposable
{
    private readonly WordprocessingDocument package;

    private WordFile(byte[] bytes) => package = WordprocessingDocument.Open(new MemoryStream(bytes), isEditable: false);

    public OpenXmlPackage Package => package;

    public MainDocumentPart Main => package.MainDocumentPart!;

    public Body Body => Main.Document!.Body!;

    public static byte[] Bytes(Document document)
    {
        using var stream = new MemoryStream();
        WordWriter.Write(document, stream);
        return stream.ToArray();
    }

    public static WordFile Of(Document document) => new(Bytes(document));

    public static WordFile Read(byte[] bytes) => new(bytes);

    public IEnumerable<string> Texts(string style) =>
        Body.Descendants<Paragraph>()
            .Where(paragraph => string.Equals(paragraph.ParagraphProperties?.ParagraphStyleId?.Val, style, StringComparison.Ordinal))
            .Select(paragraph => Text(paragraph).Replace('\u00A0', ' ')); // whether a space breaks is another test's matter

    public IReadOnlyList<IReadOnlyList<IReadOnlyList<string>>> Tables() =>
        [
            .. Body.Elements<Table>()
                .Where(table => string.Equals(table.Descendants<TableStyle>().Single().Val, "ReportTable", StringComparison.Ordinal))
                .Select(table => table.Elements<TableRow>().Select(row => row.Elements<TableCell>().Select(Text).ToArray()).ToArray()),
        ];

    public void Dispose() => package.Dispose();

    // Whether a space breaks is another test's matter.
    private static string Text(OpenXmlElement element) =>
        string.Concat(
            element
                .Descendants()
                .Select(inner =>
                    inner switch
                    {
                        WordText text => text.Text.Replace('\u00A0', ' '),
                        Break => "\n",
                        TabChar => "\t",
                        _ => "",
                    }
                )
        );
}
