namespace RoadmapFunctions.Kit;

/// <summary>
/// The name of a public body or an institution in the case that a sentence needs: «Комитету по образованию». The noun that says what kind
/// of body it is and the adjectives before it change, the rest stays. A name that begins otherwise («МАУ ИМЦ») is not declined.
/// </summary>
public static class BodyName
{
    // In the nominative, in lower case.
    private static readonly HashSet<string> Nouns = new(StringComparer.Ordinal)
    {
        "администрация",
        "агентство",
        "академия",
        "гимназия",
        "департамент",
        "институт",
        "колледж",
        "комитет",
        "лицей",
        "министерство",
        "организация",
        "отдел",
        "сад",
        "служба",
        "совет",
        "станция",
        "техникум",
        "управление",
        "учреждение",
        "центр",
        "школа",
    };

    private static readonly Case InGenitive = new(Russian.Genitive, "ого", "его", "ой", "ей");
    private static readonly Case InDative = new(Russian.Dative, "ому", "ему", "ой", "ей");
    private static readonly Case InAccusative = new(Russian.Accusative, null, null, "ую", "юю");

    /// <summary>«Комитета по образованию», «муниципального учреждения „Центр“».</summary>
    public static string Genitive(string name) => FindGenitive(name) ?? name;

    /// <returns>Null when the name cannot be declined.</returns>
    public static string? FindGenitive(string name) => Declined(name, InGenitive);

    /// <summary>«Комитету по образованию».</summary>
    public static string Dative(string name) => Declined(name, InDative) ?? name;

    /// <summary>«в администрацию города», «в Комитет по образованию».</summary>
    public static string Accusative(string name) => Declined(name, InAccusative) ?? name;

    /// <summary>«Управление образования» from «управления образования»; null when it does not begin with a known noun.</summary>
    public static string? Nominative(string genitive)
    {
        var first = genitive.Split(' ')[0];
        return Nouns.FirstOrDefault(noun => Russian.Genitive(noun).Equals(first, StringComparison.OrdinalIgnoreCase)) is { } noun
            ? Russian.Capitalized(noun) + genitive[first.Length..]
            : null;
    }

    private static string? Declined(string name, Case wanted)
    {
        var words = name.Split(' ');
        var kind = Array.FindIndex(words, word => Nouns.Contains(word.ToLowerInvariant()));
        return kind >= 0 && words.Take(kind).All(IsAdjective)
            ? string.Join(
                ' ',
                [.. words.Take(kind).Select(word => Adjective(word, wanted)), wanted.Noun(words[kind]), .. words.Skip(kind + 1)]
            )
            : null;
    }

    private static bool IsAdjective(string word) => word.Length > 4 && word[^2..] is "ый" or "ий" or "ой" or "ое" or "ее" or "ая" or "яя";

    private static string Adjective(string word, Case wanted)
    {
        var (stem, ending) = (word[..^2], word[^2..]);
        var declined = ending switch
        {
            "ая" => wanted.FeminineHard,
            "яя" => wanted.FeminineSoft,
            "ее" => wanted.Soft,
            "ий" when stem[^1] is not ('к' or 'г' or 'х') => wanted.Soft,
            _ => wanted.Hard,
        };
        return declined is null ? word : stem + declined;
    }

    /// <summary>Endings of adjectives; null where the word stays as it is.</summary>
    private sealed record Case(Func<string, string> Noun, string? Hard, string? Soft, string FeminineHard, string FeminineSoft);
}
