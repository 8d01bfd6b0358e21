using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace RoadmapFunctions.Documents.Word;

/// <summary>The parts of the file. Every relationship has a fixed id, because the library's own are random.</summary>
internal static class WordPackage
{
    private const string HeaderId = "header";
    private const string FooterId = "footer";
    private const string FirstFooterId = "first-footer";
    private const string FirstHeaderId = "first-header";

    public static void Create(Document document, Stream stream)
    {
        using var package = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document);
        var main = package.AddNewPart<MainDocumentPart>(
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
            "document"
        );
        AddResource(main.AddNewPart<StyleDefinitionsPart>("styles"), "styles.xml");
        AddResource(main.AddNewPart<NumberingDefinitionsPart>("numbering"), "numbering.xml");
        AddResource(main.AddNewPart<DocumentSettingsPart>("settings"), "settings.xml");
        main.AddNewPart<HeaderPart>(HeaderId).Header = new(
            Markup.Paragraph("Header", [.. Markup.FieldBegin("PAGE"), .. Markup.Runs("2"), .. Markup.FieldEnd()])
        );
        main.AddNewPart<FooterPart>(FooterId).Footer = new(RunningFoot(document));
        WordVerification.AddFooter(main.AddNewPart<FooterPart>(FirstFooterId), document.VerificationAddress, RunningFoot(document));
        AddProperties(
            package.AddNewPart<CoreFilePropertiesPart>("application/vnd.openxmlformats-package.core-properties+xml", "properties"),
            document
        );
        if (document.Letterhead is { } letterhead)
        {
            document = UnderLetterhead(document);
            WordLetterhead.Fill(main.AddNewPart<HeaderPart>(FirstHeaderId), letterhead);
        }

        WordBody.Write(document, main, new(HeaderId, FooterId, document.Letterhead is null ? null : FirstHeaderId, FirstFooterId));
    }

    // The letterhead already names the sender.
    private static Document UnderLetterhead(Document document) =>
        document with
        {
            Parts =
            [
                .. document.Parts.Select(part =>
                    part with
                    {
                        Blocks =
                        [
                            .. part.Blocks.Select(block =>
                                block switch
                                {
                                    TitleBlock title => title with { Organization = string.Empty },
                                    LetterOpening letter => letter with { Organization = string.Empty },
                                    _ => block,
                                }
                            ),
                        ],
                    }
                ),
            ],
        };

    private static W.Paragraph RunningFoot(Document document) => Markup.Paragraph("RunningFoot", Markup.OneLine(document.RunningFoot));

    private static void AddResource(OpenXmlPart part, string name)
    {
        using var resource =
            typeof(WordPackage).Assembly.GetManifestResourceStream(typeof(WordPackage), name)
            ?? throw new InvalidOperationException($"The resource {name} is not in the assembly.");
        part.FeedData(resource);
    }

    private static void AddProperties(CoreFilePropertiesPart part, Document document)
    {
        using var stream = part.GetStream(FileMode.Create);
        CoreProperties.Of(document.Title, document.Author, document.Instant).Save(stream);
    }
}
