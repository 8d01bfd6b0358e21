using System.Globalization;
using System.Xml.Linq;

namespace RoadmapFunctions.Documents;

/// <summary>The core properties of an Office file.</summary>
internal static class CoreProperties
{
    private static readonly XNamespace Core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
    private static readonly XNamespace Dc = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace Terms = "http://purl.org/dc/terms/";
    private static readonly XNamespace Xsi = "http://www.w3.org/2001/XMLSchema-instance";

    public static XElement Of(string title, string author, DateTimeOffset instant)
    {
        var moment = instant.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return new(
            Core + "coreProperties",
            new XAttribute(XNamespace.Xmlns + "cp", Core),
            new XAttribute(XNamespace.Xmlns + "dc", Dc),
            new XAttribute(XNamespace.Xmlns + "dcterms", Terms),
            new XAttribute(XNamespace.Xmlns + "xsi", Xsi),
            new XElement(Dc + "title", title),
            new XElement(Dc + "creator", author),
            new XElement(Dc + "language", "ru-RU"),
            Moment("created"),
            Moment("modified")
        );

        XElement Moment(string name) => new(Terms + name, new XAttribute(Xsi + "type", "dcterms:W3CDTF"), moment);
    }
}
