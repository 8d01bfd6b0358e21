using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Collecting.Sync;

/// <summary>
/// Tells own words that continue the sentence of an option from own words that stand alone. «Разработаны, но не утверждены» may be the
/// option and a remark, or one answer that says the opposite of the option.
/// </summary>
internal static class SentenceOpening
{
    // Conjunctions, relative words, negations and limits: no independent answer begins with them.
    private static readonly HashSet<string> Continuing = Keys(
        "но",
        "а",
        "или",
        "либо",
        "однако",
        "хотя",
        "хоть",
        "зато",
        "поскольку",
        "потому",
        "поэтому",
        "ибо",
        "если",
        "когда",
        "пока",
        "чтобы",
        "что",
        "который",
        "которая",
        "которое",
        "которые",
        "которых",
        "которым",
        "которой",
        "где",
        "куда",
        "откуда",
        "чем",
        "причем",
        "притом",
        "не",
        "нет",
        "ни",
        "без",
        "кроме",
        "исключая",
        "только",
        "лишь",
        "частично",
        "отчасти",
        "почти",
        "едва",
        "пусть",
        "правда",
        "впрочем",
        "ввиду",
        "вследствие",
        "благодаря",
        "согласно",
        "включая",
        "например",
        "примерно",
        "ещё",
        "уже",
        "тк",
        "тд",
        "тп"
    );

    private static readonly string[] ContinuingPhrases =
    [
        .. new[]
        {
            "так как",
            "так что",
            "то есть",
            "т к",
            "т е",
            "при этом",
            "при условии",
            "за исключением",
            "за счет",
            "из за",
            "в связи",
            "в силу",
            "в основном",
            "в том числе",
            "в частности",
            "в отдельных",
            "с учетом",
            "с оговоркой",
            "по причине",
            "по мере",
            "как и",
            "как только",
            "до сих пор",
            "пока что",
            "за неимением",
            "на данный момент",
            "в настоящее время",
        }.Select(phrase => TextKey.Of(phrase) + ' '),
    ];

    public static bool Continues(string words)
    {
        var key = TextKey.Of(words) + ' ';
        return Continuing.Contains(key[..key.IndexOf(' ', StringComparison.Ordinal)])
            || Array.Exists(ContinuingPhrases, phrase => key.StartsWith(phrase, StringComparison.Ordinal));
    }

    private static HashSet<string> Keys(params IEnumerable<string> words) => words.Select(TextKey.Of).ToHashSet(StringComparer.Ordinal);
}
