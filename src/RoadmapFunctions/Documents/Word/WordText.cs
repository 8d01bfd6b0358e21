using System.Globalization;
using DocumentFormat.OpenXml;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace RoadmapFunctions.Documents.Word;

/// <summary>Headings and running text.</summary>
internal static class WordText
{
    public static IEnumerable<OpenXmlElement> Draw(Block block, Contents contents) => block switch
    {
        Heading heading => [Heading(heading, contents.Number(heading))],
        Paragraph paragraph => Lines("BodyText", paragraph.Text),
        BulletList list => list.Items.Select(item => Markup.Paragraph("ListBullet", item)),
        Quotation quotation => [Markup.Paragraph("QuoteSource", quotation.Source), .. Lines("Quote", quotation.Text)],
        _ => throw new ArgumentException($"Not text: {block.GetType().Name}.", nameof(block)),
    };

    private static W.Paragraph Heading(Heading heading, int number)
    {
        var id = number.ToString(CultureInfo.InvariantCulture);
        return Markup.Paragraph(
            heading.Level == 1 ? "Heading1" : "Heading2",
            [
                new W.BookmarkStart { Id = id, Name = WordContents.Bookmark(number) },
                .. Markup.Runs(Markup.OneLine(heading.Text)),
                new W.BookmarkEnd { Id = id },
            ]);
    }

    /// <summary>A paragraph for each line: a break inside justified text would stretch its line, and bidi controls end with their paragraph.</summary>
    private static IEnumerable<OpenXmlElement> Lines(string style, string text) =>
        text.Split('\n').Select(line => Markup.Paragraph(style, line));
}
