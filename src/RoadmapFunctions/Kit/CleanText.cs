using System.Globalization;
using System.Text;

namespace RoadmapFunctions.Kit;

/// <summary>
/// Text from people as we keep it: characters that no storage or document can hold are removed before anything is compared or
/// fingerprinted. Table Storage, for instance, returns a lone surrogate as U+FFFD, and XML 1.0 does not allow control characters.
/// </summary>
public static class CleanText
{
    /// <summary>Clean, without white space at the ends; empty when nothing of it is visible.</summary>
    public static string Of(string text) => Legal(text).Trim() is var clean && IsSeen(clean) ? clean : string.Empty;

    /// <summary>
    /// Whether it is visible on paper. A joiner, a direction mark, an accent without a letter, a Korean filler and an empty pattern of
    /// Braille are not.
    /// </summary>
    public static bool IsSeen(Rune rune) =>
        rune.Value is not (0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0x2800)
        && !Rune.IsWhiteSpace(rune)
        && !Rune.IsControl(rune)
        && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark);

    private static bool IsSeen(string text)
    {
        foreach (var rune in text.EnumerateRunes()) // LINQ would allocate for each text of a sheet
        {
            if (IsSeen(rune))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Clean, and on one line: for a header, a heading, a title of a form.</summary>
    public static string OneLine(string text) => Of(text).Replace('\n', ' ');

    /// <summary>For a message: clean, and cut with a mark when it is longer than that number of characters (UTF-16).</summary>
    public static string Shortened(string text, int longest) =>
        Of(text) is var clean && clean.Length <= longest ? clean : Of(clean[..longest]) + "…";

    /// <summary>
    /// For a narrow place: clean, on one line, and cut at the end of a word when it is longer than that number of characters (UTF-16).
    /// </summary>
    public static string Abridged(string text, int longest)
    {
        var line = OneLine(text);
        if (line.Length <= longest)
        {
            return line;
        }

        var space = line.LastIndexOf(' ', longest);
        return Of(line[..(space > 0 ? space : longest)]).TrimEnd(',', ';', ':', '—', '-', ' ') + "…";
    }

    /// <summary>
    /// Line ends of every kind become <c>\n</c>; control characters and characters that change the direction of writing are removed; lone
    /// surrogates become U+FFFD.
    /// </summary>
    public static string Legal(string text)
    {
        if (IsPlain(text)) // true of nearly every text
        {
            return text;
        }

        var legal = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes()) // a lone surrogate comes as U+FFFD
        {
            switch (rune.Value)
            {
                case '\n' or '\t':
                    legal.Append((char)rune.Value);
                    break;
                case '\v': // a line break as Word and Excel copy it
                    legal.Append('\n');
                    break;
                case >= 0x202A and <= 0x202E or >= 0x2066 and <= 0x2069: // they change the order of the text around them
                    break;
                case 0xFFFE or 0xFFFF:
                    legal.Append('\uFFFD');
                    break;
                case var _ when !Rune.IsControl(rune):
                    legal.Append(rune.ToString());
                    break;
            }
        }

        return legal.ToString();
    }

    private static bool IsPlain(string text)
    {
        foreach (var character in text)
        {
            if (!IsPlain(character))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsPlain(char character) =>
        character
            is (>= ' ' and < '\x7F')
                or (>= '\xA0' and < '\u2028')
                or (> '\u202E' and < '\u2066')
                or (> '\u2069' and < '\uD800')
                or '\n'
                or '\t';
}
