using System.Globalization;

namespace RoadmapFunctions.Tests.Functions;

/// <summary>The template of a route, as far as the app uses them: words, <c>{parameter}</c>, <c>{parameter:int}</c>, and the
/// root.</summary>
internal sealed record RouteTemplate(string Text)
{
    /// <summary>Matches no segment at all, so it adds none.</summary>
    private const string Root = "{nothing:maxlength(0)?}";

    private string[] Segments => Text == Root ? [] : Text.Split('/');

    /// <summary>Whether there is a path that both match.</summary>
    public bool Overlaps(RouteTemplate other) =>
        Segments.Length == other.Segments.Length && Segments.Zip(other.Segments).All(pair => MayBeEqual(pair.First, pair.Second));

    private static bool MayBeEqual(string one, string other) =>
        (one.StartsWith('{'), other.StartsWith('{')) switch
        {
            (false, false) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase),
            (true, true) => true,
            (true, false) => Takes(one, other),
            (false, true) => Takes(other, one),
        };

    private static bool Takes(string parameter, string word) =>
        parameter[1..^1].Split(':') switch
        {
            [_] when parameter.All(letter => char.IsAsciiLetter(letter) || letter is '{' or '}') => true,
            [_, "int"] => int.TryParse(word, CultureInfo.InvariantCulture, out _),
            _ => throw new NotSupportedException($"Say here what {parameter} matches."),
        };
}
