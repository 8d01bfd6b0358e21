namespace RoadmapFunctions.Documents;

/// <summary>
/// Widths of text in ems, near enough to a serif face to choose a size or a line break before anything is drawn.
/// A server has no fonts to measure with, and measured fonts would differ between machines.
/// </summary>
internal static class TextWidth
{
    private const string Narrow = " .,;:!|'`ijltfrI()[]/\\-";
    private const string Wide = "мшщжюыфЖШЩЮЫФМДmwMW%@—№";

    public static double Of(ReadOnlySpan<char> text)
    {
        var width = 0.0;
        foreach (var character in text)
        {
            width += Of(character);
        }

        return width;
    }

    public static double OfLongestWord(ReadOnlySpan<char> text)
    {
        var longest = 0.0;
        foreach (var word in text.SplitAny(' ', '\n', '\t'))
        {
            longest = Math.Max(longest, Of(text[word]));
        }

        return longest;
    }

    /// <summary>Lines no wider than asked; a word wider than a line is broken.</summary>
    public static IReadOnlyList<string> Wrap(string text, double width)
    {
        var lines = new List<string>();
        foreach (var line in text.Split('\n'))
        {
            var rest = line.Trim();
            while (Of(rest) > width)
            {
                var end = BreakPosition(rest, width);
                lines.Add(rest[..end].TrimEnd());
                rest = rest[end..].TrimStart();
            }

            lines.Add(rest);
        }

        return lines;
    }

    private static int BreakPosition(string text, double width)
    {
        var fitting = 0;
        for (var used = 0.0; fitting < text.Length && used + Of(text[fitting]) <= width; fitting++)
        {
            used += Of(text[fitting]);
        }

        var space = text.LastIndexOf(' ', Math.Min(fitting, text.Length - 1));
        return space > 0 ? space : WholeCharacters(text, Math.Max(fitting, 1));
    }

    private static int WholeCharacters(string text, int end) =>
        end < text.Length && char.IsLowSurrogate(text[end]) ? end + 1 : end;

    private static double Of(char character) => character switch
    {
        _ when Narrow.Contains(character, StringComparison.Ordinal) => 0.3,
        _ when Wide.Contains(character, StringComparison.Ordinal) => 0.76,
        >= '0' and <= '9' => 0.5,
        _ when char.IsUpper(character) => 0.7,
        _ => 0.5,
    };
}
