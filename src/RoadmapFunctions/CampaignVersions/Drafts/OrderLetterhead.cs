using System.Text.RegularExpressions;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.CampaignVersions.Drafts;

/// <summary>
/// Who has issued an order, as its letterhead prints it: in capitals, the higher body first. Capital letters hide which words are names, so
/// the rest of the text is asked how it writes them.
/// </summary>
internal static partial class OrderLetterhead
{
    /// <param name="head">The lines before the first clause.</param>
    /// <param name="whole">All of the order.</param>
    /// <returns>«управления образования администрации города Заречного»; null when no body is named.</returns>
    public static string? IssuerGenitive(IReadOnlyList<string> head, string whole)
    {
        var capitals = string.Join(' ', head.TakeWhile(line => InCapitals().IsMatch(line)));
        var bodies = Body().Matches(capitals).Select(match => Spelt(match.Value, whole)).Select(BodyName.Genitive).ToList();
        bodies.Reverse();
        return bodies.Count == 0
            ? null
            : bodies.Aggregate((all, body) => all.Contains(body, StringComparison.OrdinalIgnoreCase) ? all : $"{all} {body}");
    }

    private static string Spelt(string capitals, string whole)
    {
        var words = capitals.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', words.Select((word, index) => index == 0 ? word.ToLowerInvariant() : Spelt(words, index, whole)));
    }

    private static string Spelt(string[] words, int index, string whole)
    {
        var word = words[index].ToLowerInvariant();
        var known = Regex
            .Matches(whole, $@"\b{Regex.Escape(word)}\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1))
            .Select(match => match.Value)
            .FirstOrDefault(found => !found.All(char.IsUpper));
        return known
            ?? (
                NamedPlace().IsMatch(words[index - 1]) || (index + 1 < words.Length && PlaceWithName().IsMatch(words[index + 1]))
                    ? Russian.Capitalized(word)
                    : word
            );
    }

    [GeneratedRegex(@"^[\p{Lu}\s\d.,«»№()-]+$", RegexOptions.None, 1000)]
    private static partial Regex InCapitals();

    [GeneratedRegex(
        @"\b(ДЕПАРТАМЕНТ|ОТДЕЛ|КОМИТЕТ|УПРАВЛЕНИЕ|МИНИСТЕРСТВО|АДМИНИСТРАЦИЯ)\b"
            + @"((?!\s+(ДЕПАРТАМЕНТ|ОТДЕЛ|КОМИТЕТ|УПРАВЛЕНИЕ|МИНИСТЕРСТВО|АДМИНИСТРАЦИЯ"
            + @"|РАСПОРЯЖЕНИЕ|ПРИКАЗ|ПОСТАНОВЛЕНИЕ|РЕШЕНИЕ|ОТ)\b)\s+[\p{Lu}-]+)*",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Body();

    [GeneratedRegex("^(ГОРОДА|СЕЛА|ПОСЁЛКА|ПОСЕЛКА|СТАНИЦЫ)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NamedPlace();

    [GeneratedRegex("^(РАЙОНА|ОБЛАСТИ|КРАЯ)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PlaceWithName();
}
