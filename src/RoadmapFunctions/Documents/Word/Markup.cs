using DocumentFormat.OpenXml;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace RoadmapFunctions.Documents.Word;

/// <summary>Paragraphs of a style. All formatting is in the styles.</summary>
internal static class Markup
{
    public static W.Paragraph Paragraph(string style, string text) => Paragraph(style, Runs(text));

    public static W.Paragraph Paragraph(string style, IEnumerable<OpenXmlElement> content)
    {
        var paragraph = new W.Paragraph(new W.ParagraphProperties(new W.ParagraphStyleId { Val = style }));
        paragraph.Append(content);
        return paragraph;
    }

    /// <summary>A run for each line, so that a line break of the text is one in Word.</summary>
    public static IEnumerable<OpenXmlElement> Runs(string text, string? style = null)
    {
        var lines = text.Split('\n');
        for (var number = 0; number < lines.Length; number++)
        {
            var run = new W.Run();
            if (style is not null)
            {
                run.Append(new W.RunProperties(new W.RunStyle { Val = style }));
            }

            if (number > 0)
            {
                run.Append(new W.Break());
            }

            run.Append(new W.Text(lines[number]) { Space = SpaceProcessingModeValues.Preserve });
            yield return run;
        }
    }

    /// <summary>Headings and captions go on one line: the table of contents repeats them.</summary>
    public static string OneLine(string text) => text.Replace('\n', ' ');

    /// <summary>Everything before <see cref="FieldEnd"/> is the field's result until Word computes it.</summary>
    public static IEnumerable<OpenXmlElement> FieldBegin(string code) =>
        [
            new W.Run(new W.FieldChar { FieldCharType = W.FieldCharValues.Begin }),
            new W.Run(new W.FieldCode($" {code} ") { Space = SpaceProcessingModeValues.Preserve }),
            new W.Run(new W.FieldChar { FieldCharType = W.FieldCharValues.Separate }),
        ];

    /// <summary>«Таблица 3 — …» with a number that Word counts itself, for lists of tables and for references.</summary>
    /// <param name="again">The caption continues with the previous number.</param>
    public static W.Paragraph Caption(string style, string kind, int number, string text, bool again = false) =>
        Paragraph(
            style,
            [
                .. Runs($"{kind}\u00A0"),
                .. FieldBegin($"SEQ {kind} \\* ARABIC{(again ? " \\c" : string.Empty)}"),
                .. Runs(ChartWords.Number(number)),
                .. FieldEnd(),
                .. Runs(OneLine(text)),
            ]
        );

    public static IEnumerable<OpenXmlElement> FieldEnd() => [new W.Run(new W.FieldChar { FieldCharType = W.FieldCharValues.End })];
}
