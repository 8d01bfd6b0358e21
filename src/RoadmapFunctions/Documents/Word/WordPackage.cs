using System.Globalization;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace RoadmapFunctions.Documents.Word;

/// <summary>The parts of the file. Every relationship has a fixed id, because the library's own are random.</summary>
internal static class WordPackage
{
    private const string HeaderId = "header";

    public static void Create(Document document, Stream stream)
    {
        using var package = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document);
        var main = package.AddNewPart<MainDocumentPart>(
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", "document");
        AddResource(main.AddNewPart<StyleDefinitionsPart>("styles"), "styles.xml");
        AddResource(main.AddNewPart<NumberingDefinitionsPart>("numbering"), "numbering.xml");
        AddResource(main.AddNewPart<DocumentSettingsPart>("settings"), "settings.xml");
        main.AddNewPart<HeaderPart>(HeaderId).Header = Header(document.RunningHeader);
        AddProperties(package.AddNewPart<CoreFilePropertiesPart>(
            "application/vnd.openxmlformats-package.core-properties+xml", "properties"), document);
        WordBody.Write(document, main, HeaderId);
    }

    private static W.Header Header(string runningHeader) => new(
        Markup.Paragraph("Header", [.. Markup.FieldBegin("PAGE"), .. Markup.Runs("2"), .. Markup.FieldEnd()]),
        Markup.Paragraph("RunningHeader", Markup.OneLine(runningHeader)));

    private static void AddResource(OpenXmlPart part, string name)
    {
        using var resource = typeof(WordPackage).Assembly.GetManifestResourceStream(typeof(WordPackage), name)
            ?? throw new InvalidOperationException($"The resource {name} is not in the assembly.");
        part.FeedData(resource);
    }

    private static void AddProperties(CoreFilePropertiesPart part, Document document)
    {
        XNamespace core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
        XNamespace dc = "http://purl.org/dc/elements/1.1/";
        XNamespace terms = "http://purl.org/dc/terms/";
        XNamespace xsi = "http://www.w3.org/2001/XMLSchema-instance";
        var instant = document.Instant.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

        XElement Moment(string name) => new(terms + name, new XAttribute(xsi + "type", "dcterms:W3CDTF"), instant);

        var properties = new XElement(
            core + "coreProperties",
            new XAttribute(XNamespace.Xmlns + "cp", core),
            new XAttribute(XNamespace.Xmlns + "dc", dc),
            new XAttribute(XNamespace.Xmlns + "dcterms", terms),
            new XAttribute(XNamespace.Xmlns + "xsi", xsi),
            new XElement(dc + "title", document.Title),
            new XElement(dc + "language", "ru-RU"),
            Moment("created"),
            Moment("modified"));
        using var stream = part.GetStream(FileMode.Create);
        properties.Save(stream);
    }
}
