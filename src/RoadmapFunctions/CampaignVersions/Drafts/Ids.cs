using System.Globalization;
using System.Text;

namespace RoadmapFunctions.CampaignVersions.Drafts;

/// <summary>Makes ids, so that nobody is asked for them: from words, in Latin letters, different from all ids in use.</summary>
public static class Ids
{
    // An id may have 64 characters; the rest leaves room for the number of a duplicate.
    private const int Longest = 40;

    // GOST R 7.0.34-2014, without the signs that an id may not contain.
    private const string Cyrillic = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя";

    private static readonly string[] Latin = "a b v g d e yo zh z i j k l m n o p r s t u f kh c ch sh shh . y . e yu ya".Split(' ');

    /// <param name="words">In any language.</param>
    /// <param name="otherwise">Used when the words have neither letters nor digits.</param>
    public static string From(string words, string otherwise, IReadOnlySet<string> taken)
    {
        var id = Spelled(words) is { Length: > 0 } spelled ? spelled : otherwise;
        for (var number = 2; taken.Contains(id); number++)
        {
            var stem = id.LastIndexOf("--", StringComparison.Ordinal) is > 0 and var end ? id[..end] : id;
            id = string.Create(CultureInfo.InvariantCulture, $"{stem}--{number}");
        }

        return id;
    }

    private static string Spelled(string words)
    {
        var id = new StringBuilder();
        foreach (var letter in words.ToLowerInvariant())
        {
            var known = Cyrillic.IndexOf(letter, StringComparison.Ordinal);
            if (known >= 0)
            {
                id.Append(Latin[known] == "." ? string.Empty : Latin[known]);
            }
            else if (char.IsAsciiLetterOrDigit(letter))
            {
                id.Append(letter);
            }
            else if (id.Length > 0 && id[^1] != '-')
            {
                id.Append('-');
            }
        }

        var whole = id.ToString().Trim('-');
        if (whole.Length <= Longest)
        {
            return whole;
        }

        var end = whole.LastIndexOf('-', Longest);
        return whole[..(end > 0 ? end : Longest)].Trim('-');
    }
}
