using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace RoadmapFunctions.Documents.Word;

/// <summary>
/// The text, written as a stream: a table of a whole country's schools would not fit in memory as a tree of elements.
/// </summary>
internal sealed class WordBody
{
    private readonly OpenXmlWriter writer;
    private readonly Contents contents;
    private readonly WordFigures figures;
    private readonly string headerId;
    private bool hasTitlePage;

    private WordBody(OpenXmlWriter writer, MainDocumentPart main, Document document, string headerId)
    {
        this.writer = writer;
        this.headerId = headerId;
        contents = Contents.Of(document);
        figures = new WordFigures(main);
        hasTitlePage = document.Parts is [{ Blocks: [TitleBlock, ..] }, ..];
    }

    public static void Write(Document document, MainDocumentPart main, string headerId)
    {
        using var xml = OpenXmlWriter.Create(main);
        xml.WriteStartElement(new W.Document());
        xml.WriteStartElement(new W.Body());
        new WordBody(xml, main, document, headerId).Write(document.Parts);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private void Write(IReadOnlyList<DocumentPart> parts)
    {
        for (var number = 0; number < parts.Count; number++)
        {
            var page = new PageSetup(parts[number].Orientation);
            foreach (var block in parts[number].Blocks)
            {
                Write(block, page);
            }

            if (number < parts.Count - 1)
            {
                Write(SectionEnd(page));
            }
            else
            {
                Write(Section(page));
            }
        }
    }

    private void Write(Block block, PageSetup page)
    {
        switch (block)
        {
            case TitleBlock title:
                Write(WordTitle.Draw(title));
                WriteContents(page);
                break;
            case Table table:
                WordTable.Write(writer, table, page);
                break;
            case BarChart chart:
                Write(figures.Draw(chart, page));
                break;
            case Signature signature:
                Write(WordSignature.Draw(signature, page));
                break;
            default:
                Write(WordText.Draw(block, contents));
                break;
        }
    }

    /// <summary>Title and contents make the first sheet; the text begins on the next one.</summary>
    private void WriteContents(PageSetup page)
    {
        if (contents.AreShown)
        {
            Write(WordContents.Draw(contents));
            Write(SectionEnd(page));
        }
    }

    private W.Paragraph SectionEnd(PageSetup page) => new(
        new W.ParagraphProperties(new W.ParagraphStyleId { Val = "SectionEnd" }, Section(page)));

    private W.SectionProperties Section(PageSetup page)
    {
        var section = page.Section(headerId, hasTitlePage);
        hasTitlePage = false;
        return section;
    }

    private void Write(IEnumerable<OpenXmlElement> elements)
    {
        foreach (var element in elements)
        {
            writer.WriteElement(element);
        }
    }

    private void Write(OpenXmlElement element) => writer.WriteElement(element);
}
