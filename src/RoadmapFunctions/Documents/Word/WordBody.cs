using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace RoadmapFunctions.Documents.Word;

/// <summary>
/// The text, written as a stream: as a tree of elements, a table of a whole country's schools would not fit in memory.
/// </summary>
internal sealed class WordBody
{
    private readonly OpenXmlWriter writer;
    private readonly WordFigures figures;
    private readonly RunningParts running;
    private bool hasTitlePage;

    private WordBody(OpenXmlWriter writer, MainDocumentPart main, Document document, RunningParts running)
    {
        this.writer = writer;
        this.running = running;
        figures = new WordFigures(main);
        hasTitlePage = document.Parts is [var first, ..] && first.Blocks.Any(block => block is TitleBlock or LetterOpening);
    }

    public static void Write(Document document, MainDocumentPart main, RunningParts running)
    {
        using var xml = OpenXmlWriter.Create(main);
        xml.WriteStartElement(new W.Document());
        xml.WriteStartElement(new W.Body());
        new WordBody(xml, main, document, running).Write(document.Parts);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private void Write(IReadOnlyList<DocumentPart> parts)
    {
        for (var number = 0; number < parts.Count; number++)
        {
            var page = new PageSetup(parts[number].Orientation);
            var blocks = parts[number].Blocks;
            for (var index = 0; index < blocks.Count; index++)
            {
                Write(blocks[index], page, GoesWithNext(blocks, index));
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

    private void Write(Block block, PageSetup page, bool keptWithNext)
    {
        switch (block)
        {
            case TitleBlock title:
                Write(WordTitle.Draw(title, page));
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
                Write(keptWithNext ? WordText.Draw(block, page).Select(KeptWithNext) : WordText.Draw(block, page));
                break;
        }
    }

    // A legend stays with its table. Nobody signs a page that has nothing else on it: the last paragraph and the list of annexes stay
    // with the signature.
    private static bool GoesWithNext(IReadOnlyList<Block> blocks, int index) =>
        (blocks[index] is FinePrint && blocks.ElementAtOrDefault(index + 1) is Table)
        || (
            blocks[index] is Paragraph or AnnexList
            && blocks.Skip(index + 1).SkipWhile(block => block is AnnexList).FirstOrDefault() is Signature
        );

    private static OpenXmlElement KeptWithNext(OpenXmlElement element)
    {
        element.GetFirstChild<W.ParagraphProperties>()!.KeepNext = new();
        return element;
    }

    private W.Paragraph SectionEnd(PageSetup page) =>
        new(new W.ParagraphProperties(new W.ParagraphStyleId { Val = "SectionEnd" }, Section(page)));

    private W.SectionProperties Section(PageSetup page)
    {
        var section = page.Section(running, hasTitlePage);
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
