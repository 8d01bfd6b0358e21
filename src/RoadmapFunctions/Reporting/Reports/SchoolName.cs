using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Reporting.Reports;

/// <summary>The case that a sentence needs.</summary>
public enum NameCase
{
    Nominative,
    Genitive,
    Dative,
}

/// <summary>
/// The short name of a school, or its part before the number, in the case of its sentence. A noun at its beginning changes («школа № 32» →
/// «школы № 32»), an abbreviation does not.
/// </summary>
internal static class SchoolName
{
    // The plural in the three cases.
    private static readonly Dictionary<string, string[]> Plurals = new(StringComparer.Ordinal)
    {
        ["школа"] = ["школы", "школ", "школам"],
        ["гимназия"] = ["гимназии", "гимназий", "гимназиям"],
        ["лицей"] = ["лицеи", "лицеев", "лицеям"],
        ["колледж"] = ["колледжи", "колледжей", "колледжам"],
        ["техникум"] = ["техникумы", "техникумов", "техникумам"],
        ["центр"] = ["центры", "центров", "центрам"],
    };

    /// <summary>One school: «лицея № 7».</summary>
    public static string Of(string name, NameCase wanted) =>
        wanted switch
        {
            NameCase.Genitive => InSentence(name, BodyName.Genitive(name)),
            NameCase.Dative => InSentence(name, BodyName.Dative(name)),
            _ => name,
        };

    /// <summary>Several schools with one noun: «школ № ».</summary>
    /// <param name="kind">What stands before the number, with «№».</param>
    /// <returns>Null when each has to be named with its noun, because the plural is not known.</returns>
    public static string? Many(string kind, NameCase wanted)
    {
        var noun = kind[..kind.IndexOf('№', StringComparison.Ordinal)].TrimEnd();
        return !Plurals.TryGetValue(noun.ToLowerInvariant(), out var forms) ? (BodyName.FindGenitive(noun) is null ? kind : null)
            : wanted is NameCase.Nominative && char.IsUpper(noun[0]) ? Russian.Capitalized(forms[0]) + kind[noun.Length..]
            : forms[(int)wanted] + kind[noun.Length..];
    }

    // «Лицей № 7» begins with a capital because a list of schools does; «Пушкинская школа» because it is a name.
    private static string InSentence(string name, string declined) =>
        Plurals.ContainsKey(name.Split(' ', Russian.NonBreakingSpace)[0].ToLowerInvariant()) ? Russian.Uncapitalized(declined) : declined;
}
