namespace RoadmapFunctions.Campaigns;

/// <summary>
/// The act that the order rests on, as it stands in «Мониторинг проводится …». Files that were written before may name it without its
/// preposition; the case of its first word shows which one is meant.
/// </summary>
public static class Pursuance
{
    private static readonly string[] Prepositions =
    [
        "в соответствии с",
        "во исполнение",
        "на основании",
        "согласно",
        "в целях",
        "в рамках",
    ];

    /// <param name="act">«во исполнение постановления № 5», «распоряжением от 07.10.2020».</param>
    /// <returns>With its preposition.</returns>
    public static string InWords(string act) =>
        Array.Exists(Prepositions, each => act.StartsWith($"{each} ", StringComparison.OrdinalIgnoreCase)) ? act
        : IsInstrumental(act.Split(' ')[0]) ? $"в соответствии с {act}"
        : $"во исполнение {act}";

    private static bool IsInstrumental(string word) =>
        word.EndsWith("ом", StringComparison.OrdinalIgnoreCase)
        || word.EndsWith("ем", StringComparison.OrdinalIgnoreCase)
        || word.EndsWith("ой", StringComparison.OrdinalIgnoreCase)
        || word.EndsWith("ами", StringComparison.OrdinalIgnoreCase);
}
