using System.Globalization;
using DocumentFormat.OpenXml;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace RoadmapFunctions.Documents.Word;

/// <summary>Headings and running text.</summary>
internal static class WordText
{
    /// <summary>Eight centimetres, in twips.</summary>
    private const int RightColumn = 4536;

    public static IEnumerable<OpenXmlElement> Draw(Block block, PageSetup page) =>
        block switch
        {
            Heading heading => [Markup.Paragraph(heading.Level == 1 ? "Heading1" : "Heading2", Markup.OneLine(heading.Text))],
            Paragraph paragraph => Lines(paragraph.Text.EndsWith(':') ? "BodyLead" : "BodyText", paragraph.Text),
            LetterOpening letter =>
            [
                .. letter.Organization.Length > 0 ? [Markup.Paragraph("Organization", letter.Organization)] : Array.Empty<OpenXmlElement>(),
                Markup.Paragraph("Registration", letter.Registration),
                AtTheRight(letter.Addressee, page),
                Markup.Paragraph("Subject", letter.Subject),
            ],
            AnnexMark mark => [AtTheRight(mark.Text, page)],
            FinePrint print => [Markup.Paragraph("FinePrint", print.Text)],
            AnnexList annexes => [Markup.Paragraph("AnnexList", annexes.Text)],
            BulletList list => list.Items.Select(item => Markup.Paragraph("ListBullet", item)),
            Quotation quotation => [Markup.Paragraph("QuoteSource", quotation.Source), .. Lines("Quote", quotation.Text)],
            _ => throw new ArgumentException($"Not text: {block.GetType().Name}.", nameof(block)),
        };

    /// <summary>A column at the right edge of the page, whatever its orientation.</summary>
    public static W.Paragraph AtTheRight(string text, PageSetup page)
    {
        var paragraph = Markup.Paragraph("Addressee", text);
        paragraph.ParagraphProperties!.Indentation = new() { Left = (page.TextWidth - RightColumn).ToString(CultureInfo.InvariantCulture) };
        return paragraph;
    }

    /// <summary>
    /// A paragraph for each line: a break inside justified text would stretch its line, and bidi controls end with their paragraph.
    /// </summary>
    private static IEnumerable<OpenXmlElement> Lines(string style, string text) =>
        text.Split('\n').Select(line => Markup.Paragraph(style, line));
}
