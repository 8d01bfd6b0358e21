using System.Text;

namespace RoadmapFunctions.Documents;

/// <summary>
/// Free text made fit for every format: XML forbids most control characters and lone surrogates, people paste all of them.
/// </summary>
public static class LegalText
{
    private static readonly Rune NewLine = new('\n');

    /// <summary>Line ends of every kind become <c>\n</c>, control characters go, halves of characters become U+FFFD.</summary>
    public static string Of(string text)
    {
        var legal = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (Legal(rune) is { } kept)
            {
                legal.Append(kept.ToString());
            }
        }

        return legal.ToString();
    }

    private static Rune? Legal(Rune rune) => rune.Value switch
    {
        '\n' or '\t' => rune,
        '\v' => NewLine, // a line break as Word and Excel copy it
        < ' ' or (>= 0x7F and <= 0x9F) => null,
        0xFFFE or 0xFFFF => Rune.ReplacementChar,
        _ => rune,
    };
}
