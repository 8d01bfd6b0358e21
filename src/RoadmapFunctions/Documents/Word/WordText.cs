using DocumentFormat.OpenXml;

namespace RoadmapFunctions.Documents.Word;

/// <summary>Headings and running text.</summary>
internal static class WordText
{
    public static IEnumerable<OpenXmlElement> Draw(Block block) =>
        block switch
        {
            Heading heading => [Markup.Paragraph(heading.Level == 1 ? "Heading1" : "Heading2", Markup.OneLine(heading.Text))],
            Paragraph paragraph => Lines(paragraph.Text.EndsWith(':') ? "BodyLead" : "BodyText", paragraph.Text),
            LetterOpening letter =>
            [
                .. letter.Organization.Length > 0 ? [Markup.Paragraph("Organization", letter.Organization)] : Array.Empty<OpenXmlElement>(),
                Markup.Paragraph("Registration", letter.Registration),
                Markup.Paragraph("Addressee", letter.Addressee),
                Markup.Paragraph("Subject", letter.Subject),
            ],
            AnnexMark mark => [Markup.Paragraph("Addressee", mark.Text)],
            FinePrint print => [Markup.Paragraph("FinePrint", print.Text)],
            BulletList list => list.Items.Select(item => Markup.Paragraph("ListBullet", item)),
            Quotation quotation => [Markup.Paragraph("QuoteSource", quotation.Source), .. Lines("Quote", quotation.Text)],
            _ => throw new ArgumentException($"Not text: {block.GetType().Name}.", nameof(block)),
        };

    /// <summary>A paragraph for each line: a break inside justified text would stretch its line, and bidi controls end with their
    /// paragraph.</summary>
    private static IEnumerable<OpenXmlElement> Lines(string style, string text) =>
        text.Split('\n').Select(line => Markup.Paragraph(style, line));
}
