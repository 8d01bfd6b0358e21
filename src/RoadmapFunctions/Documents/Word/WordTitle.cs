using DocumentFormat.OpenXml;

namespace RoadmapFunctions.Documents.Word;

internal static class WordTitle
{
    public static IEnumerable<OpenXmlElement> Draw(TitleBlock title) =>
    [
        Markup.Paragraph("Organization", title.Organization),
        Markup.Paragraph("Title", title.Title),
        Markup.Paragraph("Subtitle", title.Subtitle),
        .. title.Details.Select(detail => Markup.Paragraph("TitleDetail", detail)),
    ];
}
