using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace RoadmapFunctions.Kit;

/// <summary>
/// Two texts that look the same to a reader have the same key: it ignores case, ё and е, kinds of spaces, quotes and dashes, composed and
/// decomposed letters, invisible characters, and Latin letters that look like Cyrillic ones. Other letters and all numbers always count. A
/// key is for comparing, never for display.
/// </summary>
public static partial class TextKey
{
    // Letters that look alike, as capitals or as small letters: people and scanners mix them up unnoticed.
    private const string Latin = "abcehkmoptxy";
    private const string Cyrillic = "авсенкмортху";

    // The letters of nearly every text: Latin and Cyrillic. None of them is composed with another unless a mark follows.
    private const int FirstMark = 0x0300;
    private const int FirstCyrillic = 0x0400;
    private const int EndOfCyrillic = 0x0530;
    private static readonly (CharacterKind Kind, char Letter)[] Usual =
    [
        .. Enumerable
            .Range(0, EndOfCyrillic)
            .Select(code => new Rune(code))
            .Select(rune => (KindOf(rune), LetterOf(Rune.ToLowerInvariant(rune)))),
    ];

    public static string Of(string text)
    {
        var key = new StringBuilder(text.Length);
        var previous = CharacterKind.Separator;
        foreach (var rune in Composed(CleanText.Of(text)).EnumerateRunes())
        {
            var kind = rune.Value < Usual.Length ? Usual[rune.Value].Kind : KindOf(rune);
            if (kind == CharacterKind.Invisible)
            {
                continue;
            }

            // «СОШ№5», «СОШ-5» and «сош 5» are one name, so a number is always a separate word.
            if (kind != previous && key.Length > 0 && key[^1] != ' ')
            {
                key.Append(' ');
            }

            if (kind != CharacterKind.Separator)
            {
                Append(key, rune);
            }

            previous = kind;
        }

        return key.ToString().TrimEnd();
    }

    /// <summary>The key, or the text itself where it has neither letters nor numbers: «+» and «—» are different answers.</summary>
    public static string OrText(string text) => Of(text) is { Length: > 0 } key ? key : text;

    /// <summary>The key of a question or an option without its printed number: «4. Проработка…» and «Проработка…» are one.</summary>
    public static string WithoutOrdinal(string text) =>
        MayHaveOrdinal(text) ? Of(Ordinal().Replace(CleanText.Of(text), string.Empty, 1)) : Of(text);

    /// <summary>Whether the text begins with a number, printed or not.</summary>
    public static bool MayHaveOrdinal(string text) => CleanText.Of(text) is [var first, ..] && char.IsDigit(first);

    private static string Composed(string text)
    {
        foreach (var letter in text)
        {
            if (
                letter
                is not (< (char)FirstMark or (>= (char)FirstCyrillic and < (char)EndOfCyrillic and not (>= '\u0483' and <= '\u0489')))
            )
            {
                return text.Normalize(NormalizationForm.FormC);
            }
        }

        return text;
    }

    private static void Append(StringBuilder key, Rune rune)
    {
        if (rune.Value < Usual.Length)
        {
            key.Append(Usual[rune.Value].Letter);
            return;
        }

        var lower = Rune.ToLowerInvariant(rune);
        if (lower.IsBmp)
        {
            key.Append(LetterOf(lower));
        }
        else
        {
            key.Append(lower.ToString());
        }
    }

    private static char LetterOf(Rune lower) =>
        (char)lower.Value switch
        {
            'ё' => 'е',
            var letter when Latin.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var alike => Cyrillic[alike],
            var letter => letter,
        };

    private static CharacterKind KindOf(Rune rune) =>
        Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber => CharacterKind.Number,
            UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark => CharacterKind.Invisible,
            _ when Rune.IsLetter(rune) => CharacterKind.Letter,
            _ => CharacterKind.Separator,
        };

    // «1.5 часа» and «10.02.2021» begin with a number that is not a printed one.
    [GeneratedRegex(@"^\s*\d{1,3}\s*[.)](?!\d)\s*", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ordinal();

    private enum CharacterKind
    {
        Separator,
        Letter,
        Number,
        Invisible,
    }
}
