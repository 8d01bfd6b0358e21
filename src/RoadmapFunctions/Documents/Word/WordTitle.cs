using DocumentFormat.OpenXml;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Documents.Word;

internal static class WordTitle
{
    public static IEnumerable<OpenXmlElement> Draw(TitleBlock title, PageSetup page) =>
        [
            .. (title.Organization.Length > 0 ? Markup.Paragraph("Organization", title.Organization) : null).OrNone(),
            .. title.Addressee.OrNone().Select(addressee => WordText.AtTheRight(addressee, page)),
            Markup.Paragraph("Title", title.Title),
            Markup.Paragraph("Subtitle", title.Subtitle),
            .. title.Details.Select(detail => Markup.Paragraph("TitleDetail", detail)),
        ];
}
