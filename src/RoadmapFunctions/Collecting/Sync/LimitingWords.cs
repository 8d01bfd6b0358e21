using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Collecting.Sync;

/// <summary>
/// Words that take back or limit what a sentence says of the work: denials, words of what is still to come, and words of what is done in
/// part. The one list of them: own words beside an option are read by it, and what an option says is guessed by it.
/// </summary>
internal static class LimitingWords
{
    private static readonly HashSet<string> Denials = Keys("не нет ни без частично только");

    private static readonly HashSet<string> Nothing = Keys("никто никогда ничего невозможно нельзя ноль закрыт закрыто");

    private static readonly HashSet<string> Coming = Keys(
        "пока позже позднее будет будут ждут ждет готовим ведется ведутся "
            + "утвердим утвердят утвердит согласуем разместим разместят разместит проведем проведут проведет завершим завершат завершит "
            + "закончим закончат дополним дополнят выполним сделаем сделают внедрим внедрят опубликуем опубликуют выложим выложат "
            + "обсудим рассмотрим рассмотрят примем примут начнем начнут подпишем подпишут подпишет допишем разработаем"
    );

    private static readonly string[] ComingBeginnings = Beginnings(
        "планиру заплан намеч собира предсто отлож перенес приостан отмен ожида"
    );

    private static readonly HashSet<string> Partial = Keys(
        "частично отчасти наполовину слабо около кроме только лишь проект проекты готовятся готовится половина половину неполностью"
    );

    private static readonly string[] PartialBeginnings = Beginnings(
        "доработ требу нуждает нуждают согласует согласуют согласовыва утверждает утверждают незаверш остал обсужда"
    );

    private static readonly string[] AbsentBeginnings = Beginnings("отсутств недостат ошибоч прекра отказ удален");

    private static readonly string[] PartialPhrases = Phrases(
        "на согласовании, на согласование, на утверждении, на утверждение, к утверждению, на подписи, на подпись, "
            + "на рассмотрении, на доработке, на проверке, на стадии, в стадии, на этапе, в процессе, в работе, в разработке, "
            + "в первом чтении, в черновике, большей частью, в планах, по ошибке"
    );

    /// <summary>It takes back what it stands beside.</summary>
    /// <param name="key">A word as <see cref="TextKey"/> spells it.</param>
    public static bool IsDenial(string key) => Denials.Contains(key);

    /// <summary>There is nothing: «отсутствует», «недостаточно».</summary>
    public static bool TellOfAbsence(IEnumerable<string> keys) =>
        Text(keys) is var text && (text.Split(' ').Any(Nothing.Contains) || Contains(text, AbsentBeginnings));

    /// <summary>It is still to come, or somebody waits for it.</summary>
    public static bool TellOfLater(IEnumerable<string> keys) =>
        Text(keys) is var text && (text.Split(' ').Any(Coming.Contains) || Contains(text, ComingBeginnings));

    /// <summary>It is done in part.</summary>
    public static bool TellOfPart(IEnumerable<string> keys) =>
        Text(keys) is var text
        && (text.Split(' ').Any(Partial.Contains) || Contains(text, PartialBeginnings) || Contains(text, PartialPhrases));

    /// <summary>Any of these words.</summary>
    public static bool Limit(IEnumerable<string> keys) =>
        keys.ToList() is var all && (all.Exists(IsDenial) || TellOfAbsence(all) || TellOfLater(all) || TellOfPart(all));

    private static string Text(IEnumerable<string> keys) => $" {string.Join(' ', keys)} ";

    private static bool Contains(string text, string[] pieces) =>
        Array.Exists(pieces, piece => text.Contains(piece, StringComparison.Ordinal));

    private static HashSet<string> Keys(string words) => words.Split(' ').Select(TextKey.Of).ToHashSet(StringComparer.Ordinal);

    private static string[] Beginnings(string words) => [.. words.Split(' ').Select(word => $" {TextKey.Of(word)}")];

    private static string[] Phrases(string phrases) => [.. phrases.Split(", ").Select(phrase => $" {TextKey.Of(phrase)} ")];
}
