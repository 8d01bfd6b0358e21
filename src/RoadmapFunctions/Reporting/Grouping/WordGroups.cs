using System.Runtime.InteropServices;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Reporting.Grouping;

/// <summary>Own words of one activity, grouped by what they are about. Every text is in exactly one group, as it was written.</summary>
/// <param name="Groups">The largest first.</param>
/// <param name="NotFound">Texts that the corrections name and no school has written.</param>
public sealed record WordGroups(IReadOnlyList<WordGroup> Groups, IReadOnlyList<string> NotFound)
{
    /// <param name="words">In any order.</param>
    /// <param name="corrections">The operator's, for this activity.</param>
    public static WordGroups Of(IReadOnlyList<OwnWords> words, IReadOnlyList<CorrectedGroup> corrections)
    {
        var found = Found(words);
        var names = corrections.Count == 0 ? [] : words.Select(each => KeyOf(each.Text)).ToHashSet(StringComparer.Ordinal);
        return new(
            [
                .. (corrections.Count == 0 ? found : Corrected(found, corrections))
                    .OrderByDescending(group => group.Words.Count)
                    .ThenBy(group => group.Name, StringComparer.Ordinal),
            ],
            [.. corrections.SelectMany(correction => correction.AllTexts).Where(text => !names.Contains(KeyOf(text)))]
        );
    }

    /// <summary>Corrections treat two texts with one key as one text.</summary>
    internal static string KeyOf(string text) => TextKey.OrText(text);

    /// <summary>Stands for a text in forms: short, and the same wherever the text occurs. Texts with one key have one id.</summary>
    public static string IdOf(string text) => Digest.Of(KeyOf(text))[..16];

    private static List<WordGroup> Found(IReadOnlyList<OwnWords> words)
    {
        var (known, alike) = (
            new HashSet<string>(StringComparer.Ordinal),
            new Dictionary<IReadOnlyList<string>, List<OwnWords>>(StemSequence.Comparer)
        );
        var signs = new Dictionary<string, List<OwnWords>>(StringComparer.Ordinal);
        foreach (var each in words)
        {
            var stems = RussianStems.Of(each.Text, known);
            var texts = stems.Count > 0 ? Of(alike, stems) : Of(signs, KeyOf(each.Text));
            texts.Add(each);
        }

        var meaningful = alike.Values.ToList();
        return
        [
            .. StarClusters
                .Of([.. alike.Select(group => (group.Key, group.Value.Count))])
                .Select(cluster =>
                    WordGroup.NamedByItsCentre(meaningful[cluster[0]], cluster.Skip(1).SelectMany(member => meaningful[member]))
                ),
            .. signs.Values.Select(texts => WordGroup.NamedByItsCentre(texts, [])),
        ];
    }

    private static List<OwnWords> Of<TKey>(Dictionary<TKey, List<OwnWords>> groups, TKey key)
        where TKey : notnull
    {
        ref var texts = ref CollectionsMarshal.GetValueRefOrAddDefault(groups, key, out _);
        return texts ??= new(1); // most texts are alone
    }

    // Single texts come first: a text can leave a group that another correction takes whole. Then every text goes to the correction that
    // names it: later answers may have brought two named texts into one found group, and neither may lose its place.
    private static IEnumerable<WordGroup> Corrected(List<WordGroup> found, IReadOnlyList<CorrectedGroup> corrections)
    {
        var target = new Dictionary<string, CorrectedGroup>(StringComparer.Ordinal);
        foreach (var correction in corrections)
        {
            correction.Texts.OrEmpty().Select(KeyOf).ToList().ForEach(key => target.TryAdd(key, correction));
        }

        foreach (var correction in corrections)
        {
            correction.GroupsOf.OrEmpty().Select(KeyOf).ToList().ForEach(key => target.TryAdd(key, correction));
        }

        foreach (var correction in corrections)
        {
            var keys = correction.GroupsOf.OrEmpty().Select(KeyOf).ToHashSet(StringComparer.Ordinal);
            found
                .Where(group => group.Words.Any(words => keys.Contains(KeyOf(words.Text))))
                .SelectMany(group => group.Words)
                .Select(words => KeyOf(words.Text))
                .ToList()
                .ForEach(key => target.TryAdd(key, correction));
        }

        foreach (var group in found)
        {
            if (group.Words.Where(words => !target.ContainsKey(KeyOf(words.Text))).ToList() is { Count: > 0 } left)
            {
                yield return left.Count == group.Words.Count ? group : WordGroup.NamedByItsCentre(left, []);
            }
        }

        var moved = found
            .SelectMany(group => group.Words)
            .Where(words => target.ContainsKey(KeyOf(words.Text)))
            .ToLookup(words => target[KeyOf(words.Text)].Name, StringComparer.Ordinal);
        foreach (var group in moved)
        {
            yield return new(group.Key, [.. group.OrderBy(words => words.Text, StringComparer.Ordinal)], Corrected: true);
        }
    }
}

/// <param name="Name">The operator's name, or the text of most schools; among equally frequent texts the centre's,
/// then the shortest.</param>
/// <param name="Words">Each as it was written, with its school.</param>
/// <param name="Corrected">Named by the operator.</param>
public sealed record WordGroup(string Name, IReadOnlyList<OwnWords> Words, bool Corrected = false)
{
    /// <summary>Characters (UTF-16).</summary>
    internal const int LongestName = 80;

    internal static WordGroup NamedByItsCentre(IReadOnlyList<OwnWords> centre, IEnumerable<OwnWords> others)
    {
        List<OwnWords> all = [.. centre, .. others];
        var middle = centre.Select(words => WordGroups.KeyOf(words.Text)).ToHashSet(StringComparer.Ordinal);
        var name = all.GroupBy(words => WordGroups.KeyOf(words.Text), words => CleanText.Of(words.Text), StringComparer.Ordinal)
            .Select(same =>
                (
                    Schools: same.Count(),
                    IsCentral: middle.Contains(same.Key),
                    Text: same.OrderBy(text => text.Length).ThenBy(text => text, StringComparer.Ordinal).First()
                )
            )
            .OrderByDescending(each => each.Schools)
            .ThenByDescending(each => each.IsCentral)
            .ThenBy(each => each.Text.Length)
            .ThenBy(each => each.Text, StringComparer.Ordinal)
            .First()
            .Text;
        return new(
            CleanText.Abridged(name.TrimEnd('.', ' ') is { Length: > 0 } words ? words : name, LongestName),
            [.. all.OrderBy(words => words.Text, StringComparer.Ordinal)]
        );
    }
}
