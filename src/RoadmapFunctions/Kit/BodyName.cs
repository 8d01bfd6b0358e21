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

    /// <summary>«Комитета по образованию», «муниципального учреждения „Центр“».</summary>
    public static string Genitive(string name) => FindGenitive(name) ?? name;

    /// <returns>Null when the name cannot be declined.</returns>
    public static string? FindGenitive(string name) => Declined(name, Russian.Genitive, masculine: "го", feminine: "й");

    /// <summary>«Комитету по образованию».</summary>
    public static string Dative(string name) => Declined(name, Russian.Dative, masculine: "му", feminine: "й") ?? name;

    /// <summary>«в администрацию города», «в Комитет по образованию».</summary>
    public static string Accusative(string name) => Declined(name, Russian.Accusative, masculine: null, feminine: "ю") ?? name;

    /// <summary>«Управление образования» from «управления образования»; null when it does not begin with a known noun.</summary>
    public static string? Nominative(string genitive)
    {
        var first = genitive.Split(' ')[0];
        return Nouns.FirstOrDefault(noun => Russian.Genitive(noun).Equals(first, StringComparison.OrdinalIgnoreCase)) is { } noun
            ? Russian.Capitalized(noun) + genitive[first.Length..]
            : null;
    }

    private static string? Declined(string name, Func<string, string> noun, string? masculine, string feminine)
    {
        var words = name.Split(' ');
        var kind = Array.FindIndex(words, word => Nouns.Contains(word.ToLowerInvariant()));
        return kind >= 0 && words.Take(kind).All(IsAdjective)
            ? string.Join(
                ' ',
                [.. words.Take(kind).Select(word => Adjective(word, masculine, feminine)), noun(words[kind]), .. words.Skip(kind + 1)]
            )
            : null;
    }

    private static bool IsAdjective(string word) => word.Length > 4 && word[^2..] is "ый" or "ий" or "ой" or "ое" or "ее" or "ая" or "яя";

    private static string Adjective(string word, string? masculine, string feminine)
    {
        var (stem, ending) = (word[..^2], word[^2..]);
        return ending switch
        {
            "ая" => stem + (feminine == "ю" ? "ую" : $"о{feminine}"),
            "яя" => stem + (feminine == "ю" ? "юю" : $"е{feminine}"),
            _ when masculine is null => word,
            "ее" => $"{stem}е{masculine}",
            "ий" when stem[^1] is not ('к' or 'г' or 'х') => $"{stem}е{masculine}",
            _ => $"{stem}о{masculine}",
        };
    }
}
