using System.Globalization;
using DocumentFormat.OpenXml;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace RoadmapFunctions.Documents.Word;

/// <summary>The post on the left, the name on the right level with the post's last line, and room for a signature between them.</summary>
internal static class WordSignature
{
    private const double PostShare = 0.45;
    private const double NameShare = 0.3;

    public static IEnumerable<OpenXmlElement> Draw(Signature signature, PageSetup page)
    {
        var post = (int)(page.TextWidth * PostShare);
        var name = (int)(page.TextWidth * NameShare);
        int[] widths = [post, page.TextWidth - post - name, name];
        return
        [
            Markup.Paragraph("SignatureSpace", []),
            new W.Table(
                WordTable.Properties("SignatureTable", page.TextWidth, hasHeader: false),
                WordTable.Grid(widths),
                new W.TableRow(
                    new W.TableRowProperties(new W.CantSplit()),
                    Cell(widths[0], "Signature", signature.Post),
                    Cell(widths[1], "Signature", ""),
                    Cell(widths[2], "SignatureName", signature.Name)
                )
            ),
            Markup.Paragraph("SignatureEnd", []),
        ];
    }

    private static W.TableCell Cell(int width, string style, string text) =>
        new(
            new W.TableCellProperties(
                new W.TableCellWidth { Type = W.TableWidthUnitValues.Dxa, Width = width.ToString(CultureInfo.InvariantCulture) },
                new W.TableCellVerticalAlignment { Val = W.TableVerticalAlignmentValues.Bottom }
            ),
            Markup.Paragraph(style, text)
        );
}
