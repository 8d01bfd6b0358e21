using System.Runtime.CompilerServices;
using F23.StringSimilarity;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Collecting.Sync;

/// <summary>
/// Own words that are nearly an option. When two schools write the same ones, somebody has reworded the option in the form: rows from
/// before keep the old text, so the option is still recognised in them.
/// </summary>
public static class RewordedOption
{
    /// <summary>Schools with the same text.</summary>
    private const int Least = 2;

    // An option is a line. All own words of the country are compared, so letters are compared only where there are few.
    private const int LongestText = 400;
    private const int ShortText = 60;
    private const double Alike = 0.6; // share of the words, or letters, that both have

    private static readonly NormalizedLevenshtein Letters = new();
    private static readonly ConditionalWeakTable<Activity, Text[]> Options = [];

    /// <returns>A key that equal texts share; null when the answer has no such words.</returns>
    public static string? KeyIn(Activity activity, ActivityAnswer answer) =>
        (answer.Other ?? answer.Ambiguous) is { Length: > 0 and <= LongestText } said
        && Text.Of(said) is var text
        && Options
            .GetValue(activity, known => [.. known.Options.SelectMany(option => option.AllTexts()).Select(Text.Of)])
            .Any(option => IsLike(text, option))
            ? Digest.Of(text.Key)
            : null;

    /// <summary>Whether so many of the schools that have answered are no chance.</summary>
    public static bool IsTelling(int schools, int answered) => schools >= Least && schools * 100 >= answered;

    // A denial is no rewording. Otherwise it has the same words, all words of the option and a few more, or nearly the same letters.
    private static bool IsLike(Text text, Text option)
    {
        var both = option.Words.Count(text.Words.Contains);
        return !text.Words.Any(word => LimitingWords.IsDenial(word) && !option.Words.Contains(word))
            && (
                both >= Alike * (text.Words.Count + option.Words.Count - both)
                || (both == option.Words.Count && text.Words.Count <= option.Words.Count + 2)
                || (text.Key.Length <= ShortText && option.Key.Length <= ShortText && Letters.Similarity(text.Key, option.Key) >= Alike)
            );
    }

    private sealed record Text(string Key, HashSet<string> Words)
    {
        public static Text Of(string text)
        {
            var key = TextKey.WithoutOrdinal(text);
            return new(key, key.Split(' ').ToHashSet(StringComparer.Ordinal));
        }
    }
}
