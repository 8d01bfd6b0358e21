using System.Globalization;
using DocumentFormat.OpenXml;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace RoadmapFunctions.Documents.Word;

/// <summary>
/// A field of contents with its entries in place. Only Word knows on which page a heading falls, and it tells when it prints or
/// is asked to update. Until then a page number stays blank: a wrong one would be worse, and a forced update asks the reader a question.
/// </summary>
internal static class WordContents
{
    public static string Bookmark(int number) => string.Create(CultureInfo.InvariantCulture, $"_Toc{number:D9}");

    /// <summary>The field begins in the first entry and ends in the last one, as Word itself writes it.</summary>
    public static IEnumerable<OpenXmlElement> Draw(Contents contents)
    {
        var last = contents.Headings.Count;
        return
        [
            Markup.Paragraph("TOCHeading", "Содержание"),
            .. contents.Headings.Select((heading, index) => Markup.Paragraph(
                heading.Level == 1 ? "TOC1" : "TOC2",
                [
                    .. index == 0 ? Markup.FieldBegin("TOC \\o \"1-2\" \\h \\z \\u") : [],
                    Link(heading, index + 1),
                    .. index == last - 1 ? Markup.FieldEnd() : [],
                ])),
        ];
    }

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
