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
        : IsInstrumental(act) ? $"в соответствии с {act}"
        : $"во исполнение {act}";

    // «распоряжением», «данным приказом», «программой»; but «дорожной карты» and «государственной программы» are genitives.
    private static bool IsInstrumental(string act) =>
        act.Split(' ') is [var first, .. var rest]
        && (
            EndsWith(first, "ом", "ем", "ами", "ией", "ым", "им")
            || (EndsWith(first, "ой") && !EndsWith(first, "ной", "ской", "вой"))
            || (EndsWith(first, "ной", "ской", "вой") && rest is [var second, ..] && EndsWith(second, "ой", "ией"))
        );

    private static bool EndsWith(string word, params ReadOnlySpan<string> ends)
    {
        foreach (var end in ends)
        {
            if (word.EndsWith(end, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
