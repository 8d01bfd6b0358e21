using System.Runtime.CompilerServices;
using RoadmapFunctions.Answers;
using RoadmapFunctions.Campaigns;
using RoadmapFunctions.Kit;

namespace RoadmapFunctions.Collecting.Sync;

/// <summary>
/// Own words that are nearly an option. When two schools write the same ones, somebody has reworded the option in the form: rows from
/// before keep the old text, so the option is still recognised in them.
/// </summary>
internal static class RewordedOption
{
    /// <summary>Schools with the same text.</summary>
    public const int Least = 2;

    private const int LongestText = 400; // an option is a line; this is asked about every own word of the country
    private const double Alike = 0.6; // share of the words of both that both have

    private static readonly ConditionalWeakTable<Activity, HashSet<string>[]> Options = [];

    /// <returns>A key that equal texts share; null when the answer has no such words.</returns>
    public static string? KeyIn(Activity activity, ActivityAnswer answer) =>
        (answer.Other ?? answer.Ambiguous) is { Length: > 0 and <= LongestText } text && Words(text) is { Count: > 1 } words
            ? Options
                .GetValue(activity, known => [.. known.Options.SelectMany(option => option.AllTexts()).Select(Words)])
                .Any(option => IsLike(words, option))
                ? Digest.Of(TextKey.Of(text))
                : null
            : null;

    private static bool IsLike(HashSet<string> words, HashSet<string> option) =>
        option.Count(words.Contains) is var both && both >= Alike * (words.Count + option.Count - both);

    private static HashSet<string> Words(string text) => TextKey.WithoutOrdinal(text).Split(' ').ToHashSet(StringComparer.Ordinal);
}
