using DocumentFormat.OpenXml;

namespace RoadmapFunctions.Documents.Word;

internal static class WordTitle
{
    public static IEnumerable<OpenXmlElement> Draw(TitleBlock title) =>
        [
            .. title.Organization.Length > 0 ? [Markup.Paragraph("Organization", title.Organization)] : Array.Empty<OpenXmlElement>(),
            .. title.Addressee is { } addressee ? [Markup.Paragraph("Addressee", addressee)] : Array.Empty<OpenXmlElement>(),
            Markup.Paragraph("Title", title.Title),
            Markup.Paragraph("Subtitle", title.Subtitle),
            .. title.Details.Select(detail => Markup.Paragraph("TitleDetail", detail)),
        ];
}
