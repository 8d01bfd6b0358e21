using System.Text;

namespace RoadmapFunctions.Text;

/// <summary>
/// Text from people as we keep it: what no storage or document can hold is taken out before anything is compared or fingerprinted.
/// Table Storage, for one, gives a lone surrogate back as U+FFFD, and XML 1.0 has no place for control characters.
/// </summary>
public static class CleanText
{
    public static string Of(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes()) // a lone surrogate comes as U+FFFD
        {
            if (rune.Value is '\n' or '\t' || !(Rune.IsControl(rune) || rune.Value is 0xFFFE or 0xFFFF))
            {
                clean.Append(rune.ToString());
            }
        }

        return clean.ToString().Trim();
    }
}
