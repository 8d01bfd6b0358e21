using System.Globalization;
using DocumentFormat.OpenXml;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace RoadmapFunctions.Documents.Word;

/// <summary>
/// Links to the headings, each with a field of its page. LibreOffice works such fields out when it opens or converts the file, but not inside
/// a field of contents, which it takes as it stands; so there is none around them. Word works them out when it is asked (Ctrl+A, F9) or
/// prints. Until then a number stays blank there: a wrong one would be worse, and a forced update asks the reader a question.
/// </summary>
internal static class WordContents
{
    public static string Bookmark(int number) => string.Create(CultureInfo.InvariantCulture, $"_Toc{number:D9}");

    public static IEnumerable<OpenXmlElement> Draw(Contents contents) =>
    [
        Markup.Paragraph("TOCHeading", "Содержание"),
        .. contents.Headings.Select((heading, index) => Markup.Paragraph(heading.Level == 1 ? "TOC1" : "TOC2", [Link(heading, index + 1)])),
    ];

    private static W.Hyperlink Link(Heading heading, int number) => new(
        [
            .. Markup.Runs(Markup.OneLine(heading.Text)),
            new W.Run(new W.TabChar()),
            .. Markup.FieldBegin($"PAGEREF {Bookmark(number)} \\h"),
            .. Markup.FieldEnd(),
        ])
    {
        Anchor = Bookmark(number),
        History = true,
    };
}
