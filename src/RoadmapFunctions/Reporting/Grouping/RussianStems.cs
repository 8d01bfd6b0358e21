using Lucene.Net.Tartarus.Snowball.Ext;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Reporting.Grouping;

/// <summary>What a text is about, as the stems of its words: «проведены беседы с родителями» and «беседа с родителем проведена» are about
/// the same.</summary>
internal static class RussianStems
{
    // Words that connect others and mean nothing by themselves; written as TextKey writes them, with е for ё.
    private static readonly HashSet<string> Joining = new(
        (
            "а без более бы был была были было быть в вам вас весь во вот все всего "
            + "всех вы где да для до его ее если есть еще же за и из или им их к как ко "
            + "когда который ли либо между меня мы на над наш не него нее нет ни них но "
            + "о об однако он она они оно от по под при про с свой себя со так также там "
            + "то того тоже только том тот у уже чем что чтобы эта эти это этого этой этом этот я"
        ).Split(' '),
        StringComparer.Ordinal
    );

    /// <summary>In order, each once. Empty when the text has only signs and connecting words.</summary>
    /// <param name="known">Strings to share: equal stems of many texts are one string.</param>
    public static IReadOnlyList<string> Of(string text, HashSet<string> known)
    {
        var stemmer = new RussianStemmer(); // not thread-safe: it keeps the word that it works on
        return TextKey
            .Of(text)
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Where(word => !Joining.Contains(word))
            .Select(word =>
            {
                stemmer.SetCurrent(word);
                stemmer.Stem();
                return stemmer.Current;
            })
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .Select(stem => Shared(stem, known))
            .ToArray();
    }

    private static string Shared(string stem, HashSet<string> known)
    {
        if (known.TryGetValue(stem, out var same))
        {
            return same;
        }

        known.Add(stem);
        return stem;
    }
}
