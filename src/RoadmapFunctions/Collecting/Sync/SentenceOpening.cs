using System.Text.RegularExpressions;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Collecting.Sync;

/// <summary>
/// Tells own words that continue the sentence of an option, or limit it, from own words that stand alone. «Разработаны, но не утверждены»
/// and «Разработаны, утверждены не все» may be the option and a remark, or one answer that says the opposite of the option.
/// </summary>
internal static partial class SentenceOpening
{
    // Conjunctions, relative words, negations and limits: no independent answer begins with them.
    private static readonly HashSet<string> Continuing = Keys(
        "но а или либо однако хотя хоть зато поскольку потому поэтому ибо если когда пока чтобы что который которая которое "
            + "которые которых которым которой где куда откуда чем причем притом не нет ни без кроме исключая только лишь частично "
            + "отчасти почти едва пусть правда впрочем ввиду вследствие благодаря согласно включая например примерно ещё уже тк тд тп"
    );

    private static readonly string[] ContinuingPhrases =
    [
        .. Phrases(
                "так как, так что, то есть, т к, т е, при этом, при условии, за исключением, за счет, из за, в связи, в силу, в основном, "
                    + "в том числе, в частности, в отдельных, с учетом, с оговоркой, по причине, по мере, как и, как только, до сих пор, "
                    + "пока что, за неимением, на данный момент, в настоящее время"
            )
            .Select(phrase => phrase + ' '),
    ];

    /// <summary>Words. What stands later in a long remark seldom takes the option back.</summary>
    private const int Opening = 5;

    private const int ShortestParticiple = 6;

    private static readonly string[] Participles =
    [
        .. from stem in new[] { "ан", "ен" } from end in new[] { "", "а", "о", "ы" } select TextKey.Of(stem + end),
    ];

    // What goes on with a participle may be anything; these words only say by what it was done.
    private static readonly HashSet<string> Completing = Keys(
        "приказом приказ протоколом решением утверждены утверждена утверждено утвержден согласованы согласована согласовано "
            + "согласован и"
    );

    /// <param name="words">Own words after the option.</param>
    /// <param name="option">Text of the option.</param>
    public static bool Continues(string words, string option)
    {
        var key = TextKey.Of(words) + ' ';
        var first = key[..key.IndexOf(' ', StringComparison.Ordinal)];
        return Continuing.Contains(first)
            || (char.IsLower(words[0]) && IsOnlySaidToBeDone(option) && !Completing.Contains(first))
            || Array.Exists(ContinuingPhrases, phrase => key.StartsWith(phrase, StringComparison.Ordinal))
            || PartOfWhole().IsMatch(words)
            || LimitingWords.Limit(key.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(Opening));
    }

    // «Разработаны», «Проведено»: a single participle.
    private static bool IsOnlySaidToBeDone(string option) =>
        TextKey.WithoutOrdinal(option) is { Length: >= ShortestParticiple } word
        && !word.Contains(' ', StringComparison.Ordinal)
        && Array.Exists(Participles, end => word.EndsWith(end, StringComparison.Ordinal));

    // «3 из 10», «0 %», «50 процентов»; all of a whole limits nothing.
    [GeneratedRegex(
        @"\A\s*(?:(?<part>[0-9]+)\s+из\s+(?!\k<part>\b)[0-9]+|(?!100\b)[0-9]+(?:[.,][0-9]+)?\s*(?:%|проц))",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex PartOfWhole();

    private static HashSet<string> Keys(string words) => words.Split(' ').Select(TextKey.Of).ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<string> Phrases(string phrases) => phrases.Split(", ").Select(TextKey.Of);
}
